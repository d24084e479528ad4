// Loaded into a process and all it starts: every connection that would leave this machine fails at once and is noted.
import {appendFileSync} from "node:fs";
import net from "node:net";
import process from "node:process";

const LOCAL = /^(localhost|127\.|::1$|\[::1\]$|0\.0\.0\.0$)/;
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const target = typeof first === "object" && first !== null ? first : {port: first, host: args[1]};
  const host = String(target.host ?? "localhost");
  if (target.path === undefined && !LOCAL.test(host)) {
    if (process.env.NO_NETWORK_LOG) appendFileSync(process.env.NO_NETWORK_LOG, `${host}\n`);
    throw Object.assign(new Error(`no network: ${host}`), {code: "ENETUNREACH"});
  }
  return connect.apply(this, args);
};
