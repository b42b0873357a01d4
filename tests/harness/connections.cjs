// Loaded into the main process before the app: records every connection and every name lookup.
const dns = require('node:dns')
const net = require('node:net')

const attempts = []
globalThis.attacheConnections = attempts

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0]
  // Local pipes have a path and leave nothing; everything else has a host or at least a port.
  if (options?.path === undefined && typeof options !== 'string')
    attempts.push(`connect ${options?.host ?? ''}:${options?.port ?? options}`)
  return connect.apply(this, args)
}

const lookup = dns.lookup
dns.lookup = function (name, ...rest) {
  attempts.push(`lookup ${name}`)
  return lookup.call(this, name, ...rest)
}
