/** What tells one content from another. */
import { hash } from 'node:crypto';

/** SHA-256 in hexadecimal digits; a text counts in UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}
