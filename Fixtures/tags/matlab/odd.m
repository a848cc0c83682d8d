% A script with functions at its end.
import devices.Room
%      ^ import.module source=devices.Room
import plotting.*
%      ^ import.module source=plotting.*
run('setup.m')
% <- reference.call
%    ^ import.include source=setup.m
limit = 3; names = {'a', 'b'};
% <- definition.variable scope=- signature="limit = 3"
%          ^ definition.variable scope=- signature="names = {'a', 'b'}"
[rows, columns] = size(names);
%                 ^ reference.call
table.field = 4;
f = @(x, y) x .* helper(y)';
% <- definition.variable scope=- signature="f = @(x, y) x .* helper(y)'"
%                ^ reference.call
g = @helper;
% <- definition.variable scope=- signature="g = @helper"
%    ^ reference.call
hold on
disp hello
% <- reference.call
x = a(1:end)';
% <- definition.variable scope=- signature="x = a(1:end)'"
%   ^ reference.call
if limit > 2
    inner = 1;
end
s = 'function notOne()';
% <- definition.variable scope=- signature="s = 'function notOne()'"
%{
function notTwo()
end
%}

function y = helper(x, ...
%            ^ definition.function scope=- doc lines=2 signature="varargin)"
                    varargin)
    % Scales it.
    y = x * 2;
end

function [a, ~] = several(~, b), a = b; end
%                 ^ definition.function scope=- signature="function [a, ~] = several(~, b),"
function noArguments
%        ^ definition.function scope=- signature="function noArguments"
    disp(1)
%   ^ reference.call
end
function empty()
%        ^ definition.function scope=- signature="function empty()"
end
function varargout = outer(n)
%                    ^ definition.function scope=- signature="function varargout = outer(n)"
    function nested(k)
%            ^ definition.function scope=outer local signature="function nested(k)"
        n = n + k;
    end
    nested(1);
%   ^ reference.call
end
