module.exports = function (options) {
//     ^ definition.function scope=- exported
  return options.plugins.map(p => require(p));
//                       ^ reference.call
};

module.exports = class {
//     ^ definition.class scope=- exported
  apply() {}
//^ definition.method scope=exports
};

module.exports = class Plugin {
//                     ^ definition.class scope=- exported
  apply(compiler) {}
//^ definition.method scope=Plugin
};

module.exports = function build(target) {
//                        ^ definition.function scope=- exported
  return import('./targets/all.js');
//               ^ import.module source=./targets/all.js
};

export default function () {
//     ^ definition.function scope=- exported
  return 1;
}

export default {
//     ^ definition.constant scope=- exported
  name: 'view',
  data() {
//^ definition.method scope=default
    return {};
  },
};

(function () {
  function inner() {}
//         ^ definition.function scope=-

  Widget.prototype.show = function () {
//^ reference.constant
//                 ^ definition.method scope=Widget
    inner();
//  ^ reference.call
  };
})();

{
  const Picker = {
//      ^ definition.constant scope=- signature="const Picker ="
    open: function (name) {
//  ^ definition.method scope=Picker
      const local = { close() {} };
    },
    close() {},
//  ^ definition.method scope=Picker
  };

  $.fn.picker = function () {
//     ^ definition.method scope=$
    return this;
  };
}
