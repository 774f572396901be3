// What Node can do at most: a bare POP3 conversation that looks at status lines and end
// marks, takes doubled dots away, and checks nothing else. Nothing is sent behind PASS until
// it is answered. RAW_ORDER=steps then asks STAT, LIST and UIDL first and goes on when they
// are in, as a client must that was not told the number of messages; otherwise all goes out
// in one write. RAW_ORDER=capa asks CAPA before all that, as a client must that does not know
// the server and whether commands may follow each other there.
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { readTask, report } from '../engine/process.ts';
import type { Task } from '../engine/task.ts';
import { createSaver, type Saver } from './saver.ts';

const crlfDot = Buffer.from('\r\n.');
const nothing = Buffer.alloc(0);

type File = ReturnType<Saver['file']>;
/** An answer that is due: `body` where one follows +OK. */
type Due = { body: File | null; done: (status: string) => void };

/** Reads answers in the order of what was asked. */
function createReader() {
  const due: Due[] = [];
  let next = 0;
  let rest: Buffer = nothing;
  /** In a body; `from` octets at the beginning of `rest` are no part of it. */
  let file: File | null = null;
  let from = 0;
  let status = '';

  function settle(): void {
    due[next]?.done(status);
    next += 1;
    file = null;
  }

  function push(chunk: Buffer): void {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (;;) {
      if (file === null) {
        const end = bytes.indexOf(10, at);
        if (end < 0) break;
        status = bytes.toString('latin1', at, end - 1);
        at = end + 1;
        if (!status.startsWith('+')) throw new Error(`the server said ${status}`);
        file = due[next]?.body ?? null;
        if (file === null) {
          settle();
          continue;
        }
        // The line end before the body is where its first dot may stand.
        at -= 2;
        from = 2;
      }
      const mark = bytes.indexOf(crlfDot, at);
      if (mark < 0) {
        // All but what may be the beginning of a mark.
        const last = bytes[bytes.length - 1];
        const kept =
          last === 13 ? 1 : last === 10 && bytes[bytes.length - 2] === 13 ? 2 : 0;
        const stop = Math.max(at, bytes.length - kept);
        if (stop > at + from) file.write(bytes.subarray(at + from, stop));
        from = Math.max(0, at + from - stop);
        at = stop;
        break;
      }
      if (mark + 5 > bytes.length) {
        if (mark > at + from) file.write(bytes.subarray(at + from, mark));
        from = Math.max(0, at + from - mark);
        at = mark;
        break;
      }
      const isEnd = bytes[mark + 3] === 13 && bytes[mark + 4] === 10;
      if (mark + 2 > at + from) file.write(bytes.subarray(at + from, mark + 2));
      if (isEnd) {
        file.end();
        settle();
        at = mark + 5;
      } else {
        at = mark + 3;
        from = 0;
      }
    }
    rest = bytes.subarray(at);
  }

  return {
    push,
    /** Resolves with the status line when the answer is complete. */
    expect: (body: File | null = null) =>
      new Promise<string>((done) => due.push({ body, done })),
  };
}

const order = process.env['RAW_ORDER'];
const inSteps = order === 'steps' || order === 'capa';

async function converse(task: Task) {
  const began = performance.now();
  const isSaved = task.job === 'download' || task.job === 'one';
  let isOver = false;
  const saver = createSaver(isSaved ? task.folder : '');
  const ignored = createSaver('');
  const socket = open(task);
  socket.setNoDelay(true);
  const { push, expect } = createReader();
  socket.on('data', push);
  socket.once('close', () => {
    if (!isOver) throw new Error(`the line ended ${saver.bytes} octets on`);
  });

  await expect();
  if (order === 'capa') {
    socket.write('CAPA\r\n');
    await expect(createSaver('').file(0));
  }
  socket.write(`USER ${task.user}\r\nPASS ${task.password}\r\n`);
  await Promise.all([expect(), expect()]);

  let text = 'STAT\r\nLIST\r\nUIDL\r\n';
  const stat = expect();
  const listed = Promise.all([stat, expect(ignored.file(0)), expect(ignored.file(0))]);
  let count = task.messages ?? 0;
  if (inSteps) {
    socket.write(text);
    text = '';
    await listed;
    count = Number((await stat).split(' ')[1]);
  }
  const { first, word, behind } = {
    list: {
      first: Math.max(1, count - (task.count ?? 50) + 1),
      word: 'TOP',
      behind: ' 0',
    },
    headers: { first: 1, word: 'TOP', behind: ' 0' },
    download: { first: 1, word: 'RETR', behind: '' },
    one: { first: 1, word: 'RETR', behind: '' },
    delete: { first: 1, word: 'DELE', behind: '' },
  }[task.job];
  const answers: Promise<string>[] = [];
  for (let n = first; n <= count; n++) {
    text += `${word} ${n}${behind}\r\n`;
    answers.push(expect(word === 'DELE' ? null : saver.file(n)));
  }
  if (inSteps) {
    socket.write(text);
    text = '';
    await Promise.all(answers);
  }
  const ofList = () => (task.job === 'list' ? { ms: performance.now() - began } : {});
  const early = inSteps ? ofList() : {};
  socket.write(`${text}QUIT\r\n`);
  const quit = expect();
  await Promise.all([listed, ...answers]);
  const late = inSteps ? early : ofList();
  await quit;
  isOver = true;
  socket.destroy();
  return { bytes: saver.bytes, messages: answers.length, ...late };
}

function open({ host, port, security }: Task): Socket {
  // Whose certificate it is costs the same whether it is believed or not.
  return security === 'tls'
    ? connectTls({ host, port, rejectUnauthorized: false })
    : connect({ host, port });
}

console.log(JSON.stringify(await report(readTask(), converse)));
