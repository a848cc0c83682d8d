function y = before(x)
%            ^ definition.function scope=- signature="function y = before(x)"
    y = compute(x);
%       ^ reference.call
end

function y = broken(x
%            ^ definition.function scope=- lines=2 signature="y = = 3;"
    y = = 3;
end

function y = after(x)
%            ^ definition.function scope=- signature="function y = after(x)"
    y = before(x);
%       ^ reference.call
end
