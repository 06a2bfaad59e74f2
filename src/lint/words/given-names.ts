/**
 * Given names that are also English or German words at the beginning of a sentence, months, or brands of tools: alone
 * they tell nobody. From the given names that the recogniser of action items knows, read against a dictionary.
 */
export const GIVEN_NAMES_THAT_ARE_WORDS: ReadonlySet<string> = new Set([
  'amber', 'april', 'art', 'august', 'autumn', 'bill', 'chase', 'cherry', 'chip', 'cliff', 'dale', 'dawn', 'dean', 'drew', 'eve', 'faith', 'frank', 'gene', 'ginger', 'glen', 'grace', 'grant',
  'guy', 'heath', 'holly', 'hope', 'iris', 'ivy', 'jack', 'jade', 'jasmine', 'jenkins', 'joy', 'june', 'king', 'lance', 'lane', 'lily', 'mark', 'may', 'mercy', 'miles', 'miller', 'norm', 'olive',
  'page', 'parker', 'pat', 'pearl', 'penny', 'pierce', 'ray', 'reed', 'rich', 'rob', 'robin', 'rose', 'ruby', 'sandy', 'scout', 'sky', 'sonny', 'stern', 'storm', 'sue', 'summer', 'travis', 'victor',
  'violet', 'wade', 'will', 'win', 'winter', 'wolf',
]);
