/**
 * What a message to customers says in so many words, in English, German and Japanese: a greeting, an apology, what to do.
 * From status pages and mails about outages as companies publish them; German: DIN 5008 (forms of address), Duden;
 * Japanese: お詫びとお知らせ as companies publish them, and 文化庁, 敬語の指針, on its set phrases.
 */

/** Begins an e-mail. */
export const GREETING = /^(?:(?:hello|hi|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|grüß gott|moin)(?!\p{L})|拝啓|平素|お客様各位|ご利用の皆様|ご契約者様|いつも.{0,30}(?:ご利用|お世話))/iu;

/** An apology; each of them is one, however many of its words a sentence holds. */
export const APOLOGY = new RegExp(
  [
    '\\b(?:sorry|apolog(?:y|ies|i[sz]e[sd]?|i[sz]ing)|we (?:deeply |sincerely |very much )?regret)\\b',
    '(?<!\\p{L})(?:entschuldig(?:en|e|ung|ungen)|verzeihung|verzeihen sie|tut (?:uns|mir) (?:sehr |aufrichtig )?leid|(?:wir )?bedauern(?: wir)?)(?!\\p{L})',
    'お詫び|おわび|申し訳|陳謝|謝罪',
  ].join('|'),
  'iu',
);

/** An apology that is refused or talked about is none. */
export const NO_APOLOGY = /\b(?:no|without|not|instead of) (?:an |any |further )?apolog|(?<!\p{L})(?:keine|ohne) entschuldigung/iu;

/** Tells readers what they must do, or that there is nothing to do. */
export const TOLD = new RegExp(
  [
    "\\b(?:no (?:further )?action (?:is )?(?:needed|required|necessary)|(?:you|customers|there is|there's) (?:do not|don't|need not|have nothing|nothing|need to|must|should|can (?:now |simply |safely )?(?!see|find|read)|will (?:need|have) to|may (?:need|want|have) to)|nothing (?:to do|you need)|what you (?:need|have) to do|action required|please (?!accept|note|be assured|contact|reply|let us know|reach out|do not hesitate)\\w+|on your (?:side|end|part)|we (?:recommend|ask you|advise)|you are not affected|do not need to)\\b",
    '(?<!\\p{L})(?:(?:sie|kunden) (?:müssen|brauchen|sollten|können (?:nun |jetzt |wieder |einfach )+)|(?:müssen|brauchen|sollten) sie|nichts (?:zu )?(?:tun|unternehmen|veranlassen)|nichts weiter (?:zu )?tun|kein(?:e|en)? (?:handlungsbedarf|maßnahmen? (?:nötig|erforderlich|notwendig)|weitere[nr]? (?:schritte?|handlungsbedarf))|was sie tun (?:müssen|können)|bitte (?!um|entschuldigen|beachten|verzeihen|wenden|kontaktieren|melden)\\p{L}+en sie|wir (?:empfehlen|raten) ihnen|sie sind nicht betroffen|ihrerseits)(?!\\p{L})',
    '必要はありません|必要はございません|対応は不要|ご対応いただく|お手続きは不要|操作は不要|(?:再度|もう一度|改めて)お試し|してください|して下さい|お願いいたします|お願い致します|お願いします',
  ].join('|'),
  'iu',
);

/** Japanese has no spaces; two of its characters take about the room and the time of half a word. */
const UNSPACED = /[\u3040-\u30ff\u4e00-\u9fff]/g;
const CHARACTERS_A_WORD = 2;

/** How many words a reader has before them. */
export function countWords(text: string): number {
  const characters = text.match(UNSPACED)?.length ?? 0;
  const spaced = [...text.replace(UNSPACED, ' ').matchAll(/[\p{L}\p{N}][^\s]*/gu)].length;
  return spaced + Math.ceil(characters / CHARACTERS_A_WORD);
}
