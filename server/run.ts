// Starts the server the way a person does, from the environment, and stops it on a signal.
import { startServer } from './app.ts';
import { ConfigError, help, readConfig, type Config } from './config.ts';
import { shutdownMs } from './limits.ts';
import { createLog, defect } from './log.ts';
import type { Web } from './web/web.ts';

/** Ends the process with one sentence where it cannot start. */
export async function run(makeWeb: (config: Config) => Promise<Web>): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(help());
    return;
  }
  const config = configOrExit();
  const log = createLog(config.log);
  // One visit's defect must not end all others: nothing is shared between them that it
  // could have damaged, so the process lives on and the log says where it happened.
  process.on('uncaughtException', (error) => log(defect('process', error)));
  process.on('unhandledRejection', (error) => log(defect('process', error)));

  const app = await startServer({ config, log, web: await makeWeb(config) }).catch(
    (error: unknown) => exit(whyNot(error, config)),
  );
  console.log(`Poste Restante listens on http://${shown(config.host)}:${app.port}`);
  if (app.metricsPort !== null)
    console.log(`Metrics on http://${shown(config.host)}:${app.metricsPort}/metrics`);
  if (app.demo !== null)
    console.log(`Demo mailbox: ${app.demo.user}, password ${app.demo.password}`);

  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1); // asked twice: at once
    isStopping = true;
    setTimeout(() => process.exit(1), shutdownMs + 1_000).unref();
    void app.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return exit(error.message);
    throw error;
  }
}

function whyNot(error: unknown, { host, port: asked }: Config): string {
  if (error instanceof ConfigError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : '';
  // Of the two it may listen on, the one that could not be had.
  const port = error instanceof Error && 'port' in error ? Number(error.port) : asked;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop the other program or set PORT to another one.`;
  if (code === 'EACCES') return `This user may not listen on port ${port}. Set PORT.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${host} is not an address of this machine.`;
  return `The server could not start: ${error instanceof Error ? error.message : 'unknown'}`;
}

function exit(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function shown(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
