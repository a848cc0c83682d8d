'use strict'

var http = require('node:http')
//                  ^ import.module source=node:http alias=http
  , once = require('once');
//                  ^ import.module source=once alias=once
const { join, resolve: absolute, sep = '/' } = require('node:path');
//      ^ import.name source=node:path name=join
//            ^ import.name source=node:path name=resolve alias=absolute
//                               ^ import.name source=node:path name=sep
const inherit = require('node:util').inherits;
//                                   ^ import.name source=node:util name=inherits alias=inherit
const debug = require('debug')('app:router');
//                     ^ import.module source=debug
require('./setup');
//       ^ import.module source=./setup

var app = exports = module.exports = {};
//  ^ definition.variable scope=- exported
var slice = Array.prototype.slice, count = 0;
//  ^ definition.variable scope=-
//          ^ reference.constant
//                                 ^ definition.variable scope=- exported

/**
 * Adds a middleware.
 */
app.use = function use(fn) {
//  ^ definition.method scope=app doc signature="app.use = function use(fn)"
  this.on('x', function listener() {});
//     ^ reference.call
//                      ^ definition.function scope=app.use
  return process.nextTick(function step() {});
//               ^ reference.call
//                                 ^ definition.function scope=app.use
};

app.response.message = function (text) {
//           ^ definition.method scope=app.response signature="app.response.message = function (text)"
  return text;
};

defineGetter(app, 'secure', function secure() {
// <- reference.call
//                                   ^ definition.function scope=- signature="function secure()"
  return function check(request) {
//                ^ definition.function scope=secure
    return request.secure;
  };
});

app.get = (path) => app.handle(path);
//  ^ definition.method scope=app
//                      ^ reference.call

function Router(options) {
//       ^ definition.function scope=- exported
  if (!(this instanceof Router)) return new Router(options);
//                      ^ reference.constant
//                                          ^ reference.class
  this.stack = [];
  this.match = function (path) {
//     ^ definition.method scope=Router
    var layer = find(path);
//              ^ reference.call
    layer.onmatch = function () {};
    return layer;
  };
}

Router.prototype.handle = function handle(req, res) {
// <- reference.constant
//               ^ definition.method scope=Router
  return join(req, res);
//       ^ reference.call
};

Router.prototype = {
// <- reference.constant
  param(name) {},
//^ definition.method scope=Router
  route: function (path) {
//^ definition.method scope=Router
    return once(path);
//         ^ reference.call
  }
};

Router.Layer = class Layer extends EventEmitter {
// <- reference.constant
//     ^ definition.class scope=Router
//                                 ^ reference.implementation
  run() {}
//^ definition.method
};

exports.Router = Router;
//               ^ reference.constant
exports.count = count;
exports.json = require('./parsers').json;
//      ^ definition.variable scope=- exported
//                      ^ import.module source=./parsers
exports.defaults = {
//      ^ definition.variable scope=- exported
  etag: 'weak'
};
exports.compile = function compile(value) {
//      ^ definition.function scope=- exported
  return debug(value);
//       ^ reference.call
};
module.exports.create = async () => new Router();
//             ^ definition.function scope=- exported
//                                      ^ reference.class
exports.View = class {
//      ^ definition.class scope=- exported
  lookup() {}
//^ definition.method scope=View
};

module.exports = createApplication;

function createApplication() {
//       ^ definition.function scope=- exported
  var routes = Object.create(null);
//             ^ reference.constant
//                    ^ reference.call
  return routes;
}

module.exports = {
  join,
  handler: createApplication,
  limit: 3,
  start() {
//^ definition.function scope=- exported
    return http.createServer(app);
//              ^ reference.call
  },
  stop: function () {}
//^ definition.function scope=- exported
};

const parsers = [require('./json'), app ? require('./xml') : null];
//    ^ definition.constant scope=-
//                        ^ import.module source=./json
//                                                 ^ import.module source=./xml
