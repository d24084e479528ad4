import type {IncomingMessage, RequestListener} from "node:http";
import {request as forward} from "node:http";
import {connect} from "node:net";
import type {Duplex} from "node:stream";

/** Hands requests and web sockets on to another port of this machine. */
export function proxyTo(port: number): {
  request: RequestListener;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
} {
  const host = "127.0.0.1";
  return {
    request({url, method, headers}, response) {
      const onward = forward({host, port, path: url, method, headers}, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on(
        "error",
        () => response.headersSent || response.writeHead(502).end("The preview does not answer.")
      );
      onward.end();
    },
    upgrade(request, socket, head) {
      const onward = connect(port, host, () => {
        const lines = request.rawHeaders.reduce((text, d, i) => text + d + (i % 2 ? "\r\n" : ": "), "");
        onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines}\r\n`);
        onward.write(head);
        socket.pipe(onward).pipe(socket);
      });
      onward.on("error", () => socket.destroy());
      socket.on("error", () => onward.destroy());
    }
  };
}
