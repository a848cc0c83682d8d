classdef ColourTest < matlab.unittest.TestCase
%        ^ definition.class scope=- signature="classdef ColourTest < matlab.unittest.TestCase"
%                                     ^ reference.implementation
    methods (TestMethodSetup)
        function open(testCase)
%                ^ definition.method scope=ColourTest signature="function open(testCase)"
            testCase.addTeardown(@close);
%                    ^ reference.call
%                                 ^ reference.call
        end
    end
    methods (Test)
        function namesAreKnown(testCase)
%                ^ definition.method scope=ColourTest test signature="function namesAreKnown(testCase)"
            testCase.verifyEqual(char(Colour.Red), 'Red');
%                    ^ reference.call
%                                ^ reference.call
        end
    end
end

function testBlue(testCase)
%        ^ definition.function scope=- test signature="function testBlue(testCase)"
verifyTrue(testCase, isBlue(3));
% <- reference.call
%                    ^ reference.call
end
