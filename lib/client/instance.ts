// The one client of this page. It is only made here; nothing of the browser is touched
// until `start`, so pages can be exported with it.
import type { App } from './app.ts';
import { browserParts } from './browser-parts.ts';
import { createApp } from './create-app.ts';

export const app: App = createApp(browserParts());
