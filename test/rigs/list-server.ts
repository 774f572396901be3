// The web server of a mailing list, over real TLS: it keeps every request it gets and
// answers as it is told.
import { createServer } from 'node:https';
import { listening, portOf } from './ports.ts';
import { makeCertificate } from './certificate.ts';

export type ListServer = {
  /** `https://localhost:PORT` */
  url: string;
  port: number;
  /** Its own certificate, which who visits must trust. */
  ca: string;
  requests: {
    method: string;
    path: string;
    body: string;
    headers: Record<string, unknown>;
  }[];
  /** What it answers from now on; null: nothing at all. */
  answer: { status: number; headers?: Record<string, string> } | null;
  stop(): Promise<void>;
};

export async function startListServer(): Promise<ListServer> {
  const { pem, key } = makeCertificate();
  const requests: ListServer['requests'] = [];
  const web = createServer({ cert: pem, key }, (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      requests.push({ method, path: url, body, headers });
      if (rig.answer)
        response.writeHead(rig.answer.status, rig.answer.headers).end('thanks');
    });
  });
  const server = await listening(web);
  const rig: ListServer = {
    url: `https://localhost:${portOf(server)}`,
    port: portOf(server),
    ca: pem,
    requests,
    answer: { status: 200 },
    stop() {
      web.closeAllConnections();
      return new Promise((resolve) => void web.close(() => resolve()));
    },
  };
  return rig;
}
