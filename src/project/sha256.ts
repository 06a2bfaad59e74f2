/** What tells one content from another. */
import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal digits; a text counts in UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
