classdef (Sealed) Thermostat < handle & devices.Sensor
%                 ^ definition.class scope=- doc signature="classdef (Sealed) Thermostat < handle & devices.Sensor"
%                              ^ reference.implementation
%                                               ^ reference.implementation
    %THERMOSTAT Keeps a room at a temperature.
    %   T = THERMOSTAT(ROOM) makes one.

    properties (Constant)
        MinimumTarget = 5
%       ^ definition.constant scope=Thermostat signature="MinimumTarget = 5"
        Units (1,1) string = "celsius" % never changes
%       ^ definition.constant scope=Thermostat
    end

    properties (SetAccess = immutable)
        % Where it hangs.
        Room (1,1) Room
%       ^ definition.property scope=Thermostat doc signature="Room (1,1) Room"
%                  ^ reference.type
        Target double = 20
%       ^ definition.property scope=Thermostat signature="Target double = 20"
    end

    properties (Access = private)
        history
%       ^ definition.property scope=Thermostat private
    end

    properties
        Name, Owner
%       ^ definition.property scope=Thermostat signature="Name,"
%             ^ definition.property scope=Thermostat
    end

    events
        TargetReached
%       ^ definition.property scope=Thermostat
        Failed
%       ^ definition.property scope=Thermostat
    end

    methods
        function obj = Thermostat(room, target)
%                      ^ definition.constructor scope=Thermostat doc signature="function obj = Thermostat(room, target)"
            %THERMOSTAT Makes one for a room.
            obj@handle();
%           ^ reference.call
            obj.Room = room;
            obj.setTarget(target);
%               ^ reference.call
        end

        function setTarget(obj, target)
%                ^ definition.method scope=Thermostat doc signature="function setTarget(obj, target)"
            % Changes what it aims at.
            arguments
                obj
                target (1,1) double {mustBePositive}
            end
            obj.history(end + 1) = clamp(target, obj.MinimumTarget);
%               ^ reference.call
%                                  ^ reference.call
            notify(obj, 'TargetReached');
%           ^ reference.call
        end

        function value = get.Target(obj)
%                            ^ definition.method scope=Thermostat signature="function value = get.Target(obj)"
            value = obj.history(end);
%                       ^ reference.call
        end

        function tf = isWarm(obj), tf = obj.read() > obj.Target; end
%                     ^ definition.method scope=Thermostat signature="function tf = isWarm(obj),"
%                                           ^ reference.call

        report = summarize(obj, from, to)
%                ^ definition.method scope=Thermostat signature="report = summarize(obj, from, to)"
    end

    methods (Static, Access = private)
        function wait(), end
%                ^ definition.method scope=Thermostat private signature="function wait(),"
    end

    methods (Static, Access = public)
        function obj = create(name)
%                      ^ definition.method scope=Thermostat exported signature="function obj = create(name)"
            obj = Thermostat(Room(name));
%                 ^ reference.call
%                            ^ reference.call
        end
    end
end

function t = clamp(t, low)
%            ^ definition.function scope=- doc signature="function t = clamp(t, low)"
%CLAMP Local to this file.
t = max(t, low);
%   ^ reference.call
end
