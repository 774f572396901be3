// An encrypted server that answers as a test says, and what it heard by the write.
import type {
  CapabilityMemory,
  ConnectOptions,
  EngineLimits,
} from '../../../server/pop3/api.ts';
import { open, serve, type Answers, type Peer } from './scripted.ts';
import { certificates, encrypted } from './tls-server.ts';

const { sha256 } = certificates();

/** Encrypted and pinned; what was heard is kept by write, as far as TLS records tell. */
export async function meet(
  answers: Answers | ((peer: Peer) => unknown),
  options: {
    greeting?: string;
    memory?: CapabilityMemory;
    limits?: Partial<EngineLimits>;
  } = {},
) {
  const inner: Peer[] = [];
  const writes: string[] = [];
  const { port } = await serve((peer) => {
    const { inner: one } = encrypted(peer, 'good');
    inner.push(one);
    one.socket.on('data', (chunk: Buffer) => writes.push(chunk.toString('latin1')));
    one.say(`${options.greeting ?? '+OK ready'}\r\n`);
    return typeof answers === 'function' ? answers(one) : one.answer(answers);
  });
  const { memory, limits = { replyMs: 2_000 } } = options;
  const where: Partial<ConnectOptions> = {
    security: 'tls',
    pin: sha256('good'),
    ...(memory && { memory }),
  };
  const visit = () => open(port, { ...where, limits });
  const heard = () => inner.flatMap((one) => one.heard);
  return { visit, heard, writes };
}
