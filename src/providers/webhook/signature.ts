import { createHash, createHmac } from 'node:crypto';

/**
 * The signature of a call: HMAC-SHA256 over the time, a full stop and the body, in hexadecimal behind `sha256=`. A receiver
 * works it out again and refuses calls that are older than some minutes.
 */
export function sign(secret: string, seconds: number, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** A short fingerprint of a call. */
export function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 16);
}
