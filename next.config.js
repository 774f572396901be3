// @ts-check
// The app is exported once as static files; the proxy serves them (server/web). In
// development Next answers inside the same process, so the export is switched off.
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

process.env.NEXT_TELEMETRY_DISABLED ??= '1';

/** @param {string} phase @returns {import('next').NextConfig} */
export default function config(phase) {
  return {
    ...(phase === PHASE_DEVELOPMENT_SERVER ? {} : { output: 'export' }),
    reactStrictMode: true,
    agentRules: false,
    allowedDevOrigins: ['127.0.0.1'],
    images: { unoptimized: true },
    // Types are a step of `npm test`; a start should not read the tests' types.
    typescript: { ignoreBuildErrors: true },
    experimental: { agentUpgrade: false },
  };
}
