/**
 * The lists of this folder in German. Blame and attitudes: Sidney Dekker's words (menschliches Versagen, Counterfactuals) in
 * German safety literature, reports of the BFU and BSI for how causes are written without them; marketing and guesses:
 * Leitfäden zur Krisenkommunikation (BMI, BSI: Fakten, keine Vermutungen), Wolf Schneider, Deutsch für Profis, on puffery.
 */
import type { Phrase } from '../phrases.ts';

const all = (words: readonly string[], reason: string, instead?: string): Phrase[] => words.map((one) => ({ words: one, reason, ...(instead === undefined ? {} : { instead }) }));

const JUDGES = 'it judges a person instead of asking what made it easy';

export const GERMAN_BLAME_LABELS: readonly Phrase[] = [
  ...all(['menschliches versagen', 'menschlicher fehler', 'menschliches fehlverhalten', 'bedienfehler', 'bedienungsfehler'], 'it names a culprit and ends the inquiry where it should begin', 'Say what was done, and what made it look right at that moment.'),
  ...all(['fahrlässig', 'fahrlässigkeit', 'unachtsamkeit', 'schlamperei', 'schludrigkeit', 'leichtsinn', 'flüchtigkeitsfehler', 'leichtsinnsfehler', 'anfängerfehler', 'dummer fehler', 'inkompetenz', 'unfähigkeit'], JUDGES, 'Say what was done, and what accepted it.'),
];

export const GERMAN_BLAME_ACTS: readonly Phrase[] = [
  ...all(['vergaß', 'hat vergessen', 'hatte vergessen', 'versäumte', 'hat versäumt', 'übersah', 'hat übersehen', 'ignorierte', 'hat ignoriert', 'hat nicht aufgepasst', 'passte nicht auf', 'war unaufmerksam', 'war unvorsichtig'], JUDGES, 'Say what was not done, and what made that easy.'),
  ...all(['hat versehentlich', 'hatte versehentlich', 'versehentlich', 'fälschlicherweise', 'hat aus versehen', 'machte einen fehler', 'hat einen fehler gemacht', 'hat es verbockt'], JUDGES, 'Say what was done, and what accepted it.'),
  ...all(['hätte'], 'it describes what did not happen, with what only we know now', 'Say what was done and known then.'),
  ...all(['ist schuld', 'war schuld', 'trägt die schuld', 'trägt die verantwortung für den ausfall', 'verursachte den ausfall', 'hat den ausfall verursacht'], 'it says who, where a reader needs to know how', 'Say what happened, and what made it possible.'),
];

export const GERMAN_PEOPLE: readonly Phrase[] = all(['er', 'entwickler', 'entwicklerin', 'administratorin', 'kollege', 'kollegin', 'mitarbeiter', 'mitarbeiterin', 'techniker', 'technikerin', 'bediener', 'praktikant', 'praktikantin', 'dienstleister', 'jemand', 'bereitschaft', 'einsatzleiter', 'einsatzleiterin', 'autor', 'autorin'], 'it is one person');

/** As the last words of an item: German puts its verb there. */
export const GERMAN_VAGUE_ENDINGS: readonly Phrase[] = all(['prüfen', 'überprüfen', 'überlegen', 'überdenken', 'untersuchen', 'diskutieren', 'besprechen', 'evaluieren', 'beobachten', 'nachdenken'], 'an activity has no end of its own', 'Say what will exist when it is done: a decision written down, a list, a test, a change.');

export const GERMAN_UNDECIDABLE: readonly Phrase[] = [
  ...all(['besser aufpassen', 'mehr aufpassen', 'künftig aufpassen', 'vorsichtiger sein', 'vorsichtiger arbeiten', 'sorgfältiger arbeiten', 'sorgfältiger prüfen', 'sorgfältiger sein', 'genauer hinsehen', 'aufmerksamer sein', 'achtsamer sein', 'mehr achten auf', 'besser achten auf', 'darauf achten', 'im hinterkopf behalten', 'im kopf behalten', 'nicht vergessen', 'daran denken'], 'care is no change: the next person is as tired as the last one', 'Say what is different in the system, the tool or the page, so that care is not needed.'),
  ...all(['sensibilisieren', 'sensibilisierung', 'bewusstsein schaffen', 'bewusstsein schärfen'], 'care is no change: the next person is as tired as the last one', 'Say what is written, where, and who has read it when it is done.'),
  ...all(['im auge behalten', 'weiter beobachten'], 'an activity has no end of its own', 'Say which alert watches it instead.'),
  ...all(['besser kommunizieren', 'kommunikation verbessern'], 'nobody can say how much is enough', 'Say which message goes where, when.'),
  ...all(['darf nicht wieder vorkommen', 'darf nicht mehr vorkommen', 'nicht wieder vorkommt', 'künftig vermeiden', 'in zukunft vermeiden'], 'that is the aim, not a step towards it', 'Say what is different in the system, the tool or the page, so that care is not needed.'),
];

export const GERMAN_SPECULATION: readonly Phrase[] = [
  ...all(['vermutlich', 'wahrscheinlich', 'höchstwahrscheinlich', 'möglicherweise', 'eventuell', 'mutmaßlich', 'anscheinend', 'scheinbar', 'wir vermuten', 'wir glauben', 'wir denken', 'wir nehmen an', 'wir gehen davon aus', 'scheint verursacht', 'könnte daran liegen', 'könnte verursacht'], 'it is a guess, and will be quoted as a fact'),
  ...all(['hoffentlich', 'in kürze behoben', 'bald behoben', 'so schnell wie möglich behoben', 'in wenigen minuten behoben'], 'nobody can keep it'),
];

export const GERMAN_MARKETING: readonly Phrase[] = [
  ...all(['erstklassig', 'erstklassige', 'erstklassigen', 'erstklassiger', 'weltklasse', 'branchenführend', 'branchenführende', 'branchenführenden', 'marktführend', 'marktführende', 'marktführenden', 'hochmodern', 'hochmoderne', 'hochmodernen', 'zukunftssicher', 'zukunftssichere', 'robuste', 'robusten', 'robustes', 'unübertroffen', 'unübertroffene', 'einzigartig', 'einzigartige', 'einzigartigen', 'höchste qualität', 'höchster qualität'], 'the reader just saw the opposite'),
  ...all(['liegt uns am herzen', 'hat für uns höchste priorität', 'hat höchste priorität', 'steht für uns an erster stelle', 'ihr vertrauen ist', 'ihre zufriedenheit'], 'caring is shown by what you change, not by saying so'),
  ...all(['kleine panne', 'kleinere unannehmlichkeiten', 'geringfügige unannehmlichkeiten', 'schluckauf'], 'it makes the outage sound smaller than it was for the reader'),
];
