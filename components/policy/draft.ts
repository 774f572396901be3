// A rule while it is being chosen: numbers are texts until they can be read.
import {
  octetsPerMegabyte,
  policyBounds,
  type Policy,
  type Rule,
  type RuleName,
} from '../../lib/client/policy.ts';

export const limited = ['days', 'newest', 'octets'] as const;
export type Limited = (typeof limited)[number];

export type Draft = {
  name: RuleName;
  asks: boolean;
  /** As typed; those of rules not chosen wait for being chosen. */
  typed: Record<Limited, string>;
};

const boundsOf = {
  days: policyBounds.days,
  newest: policyBounds.messages,
  octets: policyBounds.megabytes,
} as const;

export function draftOf({ rule, asks }: Policy): Draft {
  const typed = {
    days: String(boundsOf.days.usual),
    newest: String(boundsOf.newest.usual),
    octets: String(boundsOf.octets.usual),
  };
  if (rule.name === 'days') typed.days = String(rule.days);
  if (rule.name === 'newest') typed.newest = String(rule.messages);
  if (rule.name === 'octets') typed.octets = String(rule.octets / octetsPerMegabyte);
  return { name: rule.name, asks, typed };
}

/** Null where its number cannot be read or is out of bounds. */
export function ruleOf({ name, typed }: Draft): Rule | null {
  if (name !== 'days' && name !== 'newest' && name !== 'octets') return { name };
  const n = numberOf(name, typed[name]);
  if (n === null) return null;
  switch (name) {
    case 'days':
      return { name, days: n };
    case 'newest':
      return { name, messages: n };
    case 'octets':
      return { name, octets: n * octetsPerMegabyte };
  }
}

/** With or without the spaces that separate thousands. */
function numberOf(name: Limited, typed: string): number | null {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, '');
  const { least, most } = boundsOf[name];
  const n = /^\d{1,9}$/.test(digits) ? Number(digits) : NaN;
  return n >= least && n <= most ? n : null;
}

export const bounds = (name: Limited) => boundsOf[name];
