// Chromium with as little hanging on it as can be: pages are opened, given a script and
// asked for values. The network is not watched, since a browser that reports each frame of
// a socket to its driver is several times slower than a person's.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { z } from 'zod/mini';
import { chromiumArgs, findChromium } from '../../rigs/chromium.ts';

export type BarePage = {
  /** The value of an expression, promises awaited, as JSON carries it. */
  ask(expression: string): Promise<unknown>;
  /** Closes it and, but for one that keeps, forgets what it stored. */
  close(): Promise<void>;
};

export type BareChromium = {
  /** Of the browser itself; its pages' processes come from it. */
  pid: number;
  /** Where it keeps what pages store; removed by `stop`. */
  profile: string;
  /**
   * A page without history, or one of the browser's own profile where it `keeps`; `script`
   * runs in it before its own.
   */
  open(url: string, script: string, how?: 'forgets' | 'keeps'): Promise<BarePage>;
  /** Ends it, so that all is on the disk; its profile lies there until `stop`. */
  end(): Promise<void>;
  stop(): Promise<void>;
};

const answer = z.object({
  id: z.optional(z.int()),
  method: z.optional(z.string()),
  sessionId: z.optional(z.string()),
  result: z.optional(z.record(z.string(), z.unknown())),
  error: z.optional(z.object({ message: z.string() })),
});
const evaluated = z.object({
  result: z.object({ value: z.optional(z.unknown()) }),
  exceptionDetails: z.optional(z.object({ text: z.string() })),
});

/** Rejects where no Chromium is found. */
export async function startBareChromium(): Promise<BareChromium> {
  const program = findChromium();
  if (program === null) throw new Error('no Chromium was found');
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  const child = spawn(
    program,
    [
      ...chromiumArgs,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--window-size=1280,800',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const found = /DevTools listening on (ws:\S+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`Chromium did not start: ${printed}`)));
  });
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await once(socket, 'open');

  type Waiting = { done: (value: unknown) => void; failed: (error: Error) => void };
  const waiting = new Map<number, Waiting>();
  const loads = new Map<string, () => void>();
  let lastId = 0;
  socket.on('message', (data) => {
    const { id, result, error, method, sessionId } = answer.parse(
      JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''),
    );
    if (method === 'Page.loadEventFired') loads.get(sessionId ?? '')?.();
    const entry = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !entry) return;
    waiting.delete(id);
    if (error) entry.failed(new Error(error.message));
    else entry.done(result);
  });
  function send(method: string, params: object, sessionId?: string): Promise<unknown> {
    const id = ++lastId;
    socket.send(JSON.stringify({ id, method, params, sessionId }));
    return new Promise((done, failed) => waiting.set(id, { done, failed }));
  }
  /** Returns when the new document has been read to its end. */
  async function navigate(to: string, session: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => loads.set(session, resolve));
    await send('Page.navigate', { url: to }, session);
    await loaded;
    loads.delete(session);
  }
  async function named(name: string, method: string, params: object): Promise<string> {
    const result = z.record(z.string(), z.unknown()).parse(await send(method, params));
    return z.string().parse(result[name]);
  }

  let isOver = false;
  async function end(): Promise<void> {
    if (isOver) return;
    isOver = true;
    const over = once(child, 'exit');
    void send('Browser.close', {}).catch(() => {});
    await over;
    socket.terminate();
  }

  return {
    pid: child.pid ?? 0,
    profile,
    async open(at, script, how = 'forgets') {
      const own =
        how === 'keeps'
          ? {}
          : {
              browserContextId: await named(
                'browserContextId',
                'Target.createBrowserContext',
                {},
              ),
            };
      const targetId = await named('targetId', 'Target.createTarget', {
        url: 'about:blank',
        ...own,
      });
      const session = await named('sessionId', 'Target.attachToTarget', {
        targetId,
        flatten: true,
      });
      await send('Page.enable', {}, session);
      await send('Page.addScriptToEvaluateOnNewDocument', { source: script }, session);
      await navigate(at, session);
      return {
        async ask(expression) {
          const given = evaluated.parse(
            await send(
              'Runtime.evaluate',
              { expression, awaitPromise: true, returnByValue: true },
              session,
            ),
          );
          if (given.exceptionDetails) throw new Error(given.exceptionDetails.text);
          return given.result.value;
        },
        close: async () => {
          if ('browserContextId' in own) await send('Target.disposeBrowserContext', own);
          else await send('Target.closeTarget', { targetId });
        },
      };
    },
    end,
    async stop() {
      await end();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
