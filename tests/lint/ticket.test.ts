import { expect, it } from 'vitest';
import { inTracker } from '../../src/lint/ticket.ts';

const tracker = { name: 'Linear', prefixes: ['OPS', 'PAY'], hosts: ['linear.app'] };

it.each([
  ['OPS-101', true],
  ['PAY-1', true],
  ['CART-1', false],
  ['ops-101', false],
  ['SEV-1', false],
  ['https://linear.app/acme/issue/OPS-101', true],
  ['https://eu.linear.app/acme/issue/CART-1', true],
  ['http://LINEAR.APP/x', true],
  ['https://linear.app.evil.example/OPS-1', false],
  ['https://evil.example/?linear.app', false],
  ['https://linear.app@evil.example/OPS-1', false],
  ['#123', false],
])('%s', (ticket, known) => {
  expect(inTracker(ticket, tracker)).toBe(known);
});
