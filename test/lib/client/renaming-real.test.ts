// The same with Dovecot, as after a move: the same letters, and names made otherwise.
import { expect, test } from 'vitest';
import { until } from '../../rigs/client.ts';
import { device, id, openAt, settled } from '../../rigs/remembered.ts';
import { letters as samples } from '../../letters/letters.ts';
import { dovecotAvailable, startDovecot } from '../../rigs/dovecot.ts';
import { atEnd } from '../../server/relay.ts';

test.skipIf(dovecotAvailable() !== null)(
  'a real server that was moved and makes its names otherwise',
  async () => {
    const users = [
      { name: 'u', password: 'p', messages: samples.slice(0, 60).map(({ raw }) => raw) },
    ];
    const kept = device();
    const serve = async (extraConfig: string) => {
      const dovecot = await startDovecot({ users, extraConfig });
      atEnd(() => dovecot.stop());
      return openAt({ host: dovecot.host, port: dovecot.pop3Port }, kept);
    };
    const before = await serve('pop3_uidl_format = %f');
    await settled(before, kept);
    const { rows } = before.app.mailbox.get();
    const old = rows.map(({ id }) => id);
    before.app.setSeen(old.slice(0, 10), true);
    before.app.saveHere(old.slice(0, 5));
    await until(before.app.downloading, (now) => now.name === 'done');
    before.app.mark(old.slice(20, 23));
    await expect
      .poll(async () => (await kept.archive.all('marks', 'u@h')).length)
      .toBe(3);
    before.kill();

    const client = await serve('pop3_uidl_format = %08Xu%08Xv');
    const { app } = client;
    const end = await until(app.renaming, (now) => now.name === 'done');
    // Three of the samples are one and the same letter, and stay strangers.
    expect(end).toEqual({ name: 'done', recognised: 57, total: 60 });
    const fresh = app.mailbox.get().rows.map(({ id }) => id);
    expect(fresh.filter((id) => old.includes(id))).toEqual([]);
    expect(app.mailbox.get().seen).toEqual(new Set(fresh.slice(0, 10)));
    await until(app.deletion, (now) => now.marks.size === 3);
    const marks = [...app.deletion.get().marks.keys()];
    // Without a Message-ID of its own a mark would not have come along.
    expect(marks).toEqual(fresh.slice(20, 23));
    const saved = await until(
      app.saved,
      (now) => now.name === 'on' && now.sizes.has(fresh[0] ?? id('')),
    );
    expect(saved.name === 'on' && new Set(saved.sizes.keys())).toEqual(
      new Set(fresh.slice(0, 5)),
    );
  },
);
