/** Whether a sentence denies what it says: nobody forgot, it was not human error. */

/** How far a sentence is read, in characters: longer ones are nobody's, and each match reads again. */
const REACH = 400;
const SENTENCE_END = /[.!?;:。][)"'”’]*(?=\s)|。|\s[–—-]\s|\n\s*[-•]/g;
const NEGATOR = /(?<![\p{L}-])(?:no|nobody|no one|none|not|nothing|never|neither|nor|without|than|instead of|avoid(?:s|ed|ing)?|blaming|ruled? out|cannot|\p{L}+n['’]t|if|whether|whoever|anybody|anyone|kein\p{L}*|nicht|nichts|niemand\p{L}*|nie|niemals|weder|ohne|statt|ob)(?![\p{L}-])/giu;
/** Of all of a kind, and so of nobody: close to the noun. */
const GENERAL = /(?<!\p{L})(?:any|every|each|jede[rnms]?)\s+(?:[\p{L}-]+\s+){0,2}$/iu;
/** What is denied is the cause itself: not because of, did not happen due to. */
const NO_CAUSE = /^\s+(?:(?:be|been|directly|mainly|simply|primarily|solely|merely|happen|occur|wegen|durch)\s+)*(?:because(?: of)?|due to|caused by|wegen|durch)(?!\p{L})/iu;
/** A remark between commas: not, as we first wrote, … */
const REMARK = /^,[^,]{1,80},/;
const SUBJECT = '(?:i|he|she|it|we|they|the|an?|this|that|these|those|there|our|his|her|their|its|one|someone|somebody|der|die|das|ein|eine|er|sie|es|wir)';
/** Behind these words something else is said, which the negation in front does not reach. */
const NEW_CLAUSE = new RegExp(
  [
    `,\\s*(?:$|(?:and|but|so|yet|because|since|as|while|although|though|which|who|aber|sondern|denn|weil|da|und|${SUBJECT})(?!\\p{L}))`,
    '(?<!\\p{L})(?:but|because|although|though|whereas|until|when|why|(?:since|while|after|before)(?! \\p{L}+ing(?!\\p{L}))|due to|caused by|aber|sondern|weil|nachdem|obwohl|während|bevor)(?!\\p{L})',
    `(?<!\\p{L})(?:and|so|und)\\s+(?:$|${SUBJECT}(?!\\p{L}))`,
  ].join('|'),
  'iu',
);
/** Behind a label: `human error` was not the cause. "Was not caught" denies nothing. */
const BEHIND = /^["'”’“»)\]]{0,2}(?:,[^.!?;:]{0,60},)?\s+(?:(?:was|is|were|are|has|had|did|does)(?:n['’]t|\s+(?:not|never|no))|(?:plays?|played)\s+no|(?:ist|war|hat|spielte?)\s+(?:nicht|nie|keine?))\s+(?:(?:the|an?|our|what|why|ever|die|der|das|eine?)\s|to blame|involved|(?:real |root )?cause|answer|explanation|part|role|rolle|ursache|grund)/iu;

/** Whether the words of a text from `index` on are denied, or only asked about, by what stands before them in their sentence. */
export function isDenied(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - REACH), index);
  const end = lastOf(SENTENCE_END, before);
  const clause = before.slice(end === null ? 0 : end.index + end[0].length);
  if (GENERAL.test(clause)) return true;
  const negator = lastOf(NEGATOR, clause);
  if (!negator) return false;
  const rest = clause.slice(negator.index + negator[0].length).replace(NO_CAUSE, '').replace(REMARK, '');
  return !NEW_CLAUSE.test(rest);
}

/** Whether what follows words of blame says that they do not hold. */
export function isDeniedBehind(text: string): boolean {
  return BEHIND.test(text);
}

function lastOf(pattern: RegExp, text: string): RegExpExecArray | null {
  return [...text.matchAll(pattern)].at(-1) ?? null;
}
