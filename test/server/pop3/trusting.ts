// Run by tls.test.ts with a root of its own in NODE_EXTRA_CA_CERTS: signs in at
// `<port> <host>`, which is on loopback whatever its name, and prints what came of it.
import { engineLimits } from '../../../server/limits.ts';
import { createDial } from '../../../server/net/dial.ts';
import { connect } from '../../../server/pop3/connect.ts';
import { Pop3Error } from '../../../server/pop3/errors.ts';

const [, , port, host = ''] = process.argv;
try {
  const pop3 = await connect({
    ...{ host, port: Number(port), security: 'tls', limits: engineLimits },
    dial: createDial({
      guard: { allowPrivate: true, allowed: [], ports: [] },
      lookup: async () => [{ address: '127.0.0.1' }],
    }),
  });
  await pop3.signIn({ user: 'anna', password: 'secret' });
  const { pinned, certificate } = pop3.tls ?? {};
  await pop3.quit();
  console.log(JSON.stringify({ signedIn: true, pinned, issuer: certificate?.issuer }));
} catch (error) {
  console.log(JSON.stringify(error instanceof Pop3Error ? error.fault : String(error)));
}
