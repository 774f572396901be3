// The only maker of SafeHtml: a message's HTML with nothing left that runs, asks, navigates
// or fetches without consent. Done at showing time, every time; the original is what is kept.
import createDOMPurify from 'dompurify';
import { opensProgram } from './links.ts';
import { addedAttributes, forbiddenAttributes, forbiddenTags } from './policy.ts';
import { createReferences, type References, type Remote } from './references.ts';
import type { Room } from './room.ts';
import type { Loss } from './losses.ts';
import { createStyles, type Styles } from './styles.ts';

/** May be given to a frame of our own, and to nothing else. */
export type SafeHtml = string & { readonly __brand: 'SafeHtml' };
export type Sanitised = {
  html: SafeHtml;
  remote: Remote;
  /** Of remote images, by the number that stands for each in `html`. */
  addresses: readonly string[];
  /** There were fields to fill in; they are gone, and that must be said. */
  hasForm: boolean;
  /** What would have been seen, and is not. */
  losses: readonly Loss[];
};
export type { Loss } from './losses.ts';
export type { Remote, RemoteHost } from './references.ts';

/**
 * A whole document that asks nobody for anything: a remote image is a number in it, and
 * shown by frame-document.ts once there is consent. The caller holds the addresses in `cids`
 * and frees them.
 */
export function sanitise(
  html: string,
  cids: ReadonlyMap<string, string>,
  room: Room,
): Sanitised {
  const references = createReferences(cids);
  current = {
    references,
    styles: createStyles(references),
    numbered: new Map(),
    hasForm: false,
    hasDrawing: false,
  };
  try {
    const clean = cleanerIn(room).sanitize(html, {
      USE_PROFILES: { html: true },
      WHOLE_DOCUMENT: true,
      FORBID_TAGS: [...forbiddenTags],
      FORBID_ATTR: [...forbiddenAttributes],
      ALLOW_DATA_ATTR: false,
      ALLOW_UNKNOWN_PROTOCOLS: false,
      // Asked of every attribute's value, so what has no scheme passes; addresses proper are
      // decided about in the hook below, which alone lets blob: through.
      ALLOWED_URI_REGEXP:
        /^(?:(?:https?|mailto|tel|blob):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
      ADD_TAGS: ['style'],
      ADD_ATTR: [...addedAttributes],
    });
    // The brand is earned here and nowhere else.
    const safe = clean as SafeHtml;
    return {
      html: safe,
      remote: references.report(),
      addresses: references.addresses(),
      hasForm: current.hasForm,
      losses: [
        ...new Set([
          ...current.styles.losses(),
          ...(current.hasDrawing ? (['drawings'] as const) : []),
        ]),
      ],
    };
  } finally {
    current = null;
  }
}

/** Where the number of a remote image stands, by the attribute its address was in. */
export const remoteAttribute: Readonly<Record<string, string>> = {
  src: 'data-remote-src',
  background: 'data-remote-background',
};

/** Hooks belong to the instance, so what they answer to is set for the length of one call. */
let current: {
  references: References;
  styles: Styles;
  /** Attributes of ours that an element gets once its own have been looked at. */
  numbered: Map<Element, [name: string, remote: number][]>;
  hasForm: boolean;
  hasDrawing: boolean;
} | null = null;
type Cleaner = ReturnType<typeof createDOMPurify>;
const cleaners = new WeakMap<Room, Cleaner>();

function cleanerIn(room: Room): Cleaner {
  const known = cleaners.get(room);
  if (known) return known;
  const made = createDOMPurify(room);
  cleaners.set(room, made);
  made.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (current && /^(?:form|input|select|textarea)$/.test(tagName))
      current.hasForm = true;
    if (current && tagName === 'svg') current.hasDrawing = true;
    if (tagName === 'style' && current) {
      node.textContent = current.styles.sheet(
        node.textContent ?? '',
        node.ownerDocument ?? document,
      );
    }
  });
  made.addHook('uponSanitizeAttribute', (node, data) => {
    const value = current && allowedAttribute(node, data.attrName, data.attrValue);
    if (value === null) data.keepAttr = false;
    else data.attrValue = value;
  });
  made.addHook('afterSanitizeAttributes', (node) => {
    for (const [name, remote] of current?.numbered.get(node) ?? [])
      node.setAttribute(name, String(remote));
    if (node.nodeName !== 'A' && node.nodeName !== 'AREA') return;
    node.removeAttribute('target');
    const href = node.getAttribute('href');
    if (!href || href.startsWith('#') || opensProgram(href)) return;
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer');
  });
  return made;
}

/** The value an attribute may have, or null where it must go. */
function allowedAttribute(node: Element, name: string, value: string): string | null {
  if (!current) return null;
  switch (name) {
    case 'style':
      return current.styles.attribute(value) || null;
    case 'href':
      return current.references.link(value);
    case 'src':
    case 'background':
      return imageAddress(node, name, value);
    default:
      return value;
  }
}

function imageAddress(node: Element, name: string, value: string): string | null {
  const place = current?.references.image(value, looksLikePixel(node)) ?? null;
  if (place === null || 'address' in place) return place?.address ?? null;
  const numbers = current?.numbered.get(node) ?? [];
  current?.numbered.set(node, [...numbers, [remoteAttribute[name] ?? '', place.remote]]);
  return null;
}

function looksLikePixel(node: Element): boolean {
  if (node.nodeName !== 'IMG') return false;
  const style = node.getAttribute('style') ?? '';
  const tiny = (name: string) =>
    /^\s*[012]\s*(?:px)?\s*$/.test(node.getAttribute(name) ?? '') ||
    new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*[012](?:px)?\\s*(?:;|!|$)`, 'i').test(style);
  return tiny('width') && tiny('height');
}
