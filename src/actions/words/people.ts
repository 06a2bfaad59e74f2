import type { Known } from '../known.ts';
import { large } from '../large.ts';
import { memo } from '../memo.ts';
import { assigneeElsewhere, isNameElsewhere } from './other-languages.ts';
import { saysTeamElsewhere } from './teams-elsewhere.ts';

/** Given names of many countries: they tell "Maria: …" from "Redis: …" where there is no roster. */
const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron abdul abigail adam adrian ahmed aisha akira alan albert alejandra alejandro alessandro alex alexander alexandra alexei alexis ali alice alicia alisa allison amanda amber amir amit amy ana anastasia anders andre andrea andreas andrei andrew andy angela anil anita anja ann anna anne annika anthony antoine anton antonio arjun arthur arun ashley astrid aya ayumi barbara beatriz ben benjamin bernd beth bill bjorn blake bob boris brad brandon brenda brian bruce bruno bryan caitlin camila carl carla carlos carmen carol caroline catherine cecilia charles charlie charlotte chen chiara chloe chris christian christina christine christoph christopher cindy claire clara claudia colin connor craig cristina daisuke dan dana daniel daniela danny darren dave david dean deborah deepa denis dennis derek diana diego dieter dimitri dirk dmitri dmitry dominic dominik don donna doug douglas dylan ed eduardo edward eduard elena eli elias elisabeth elizabeth ella ellen emil emily emma eric erica erik erin esther ethan eva evan eve evelyn farah fatima felipe felix fernando finn fiona florian frances francesca francesco francis francisco frank franz fred frederic frederik gabriel gabriela gareth gary george georg gerald giulia giuseppe gloria gonzalo gordon grace graham greg gregor gregory guillaume gustavo hana hannah hans haruki hassan heather hector heidi helen helena helga henrik henry hiroshi hugo ian ibrahim ida ignacio igor ines ingrid irene iris isaac isabel isabella ivan jack jacob jacques jake jakob james jamie jan jana jane janet jason javier jay jean jeff jeffrey jenna jennifer jenny jens jeremy jerome jerry jess jesse jessica jill jim jin joan joanna joe joel johan johanna johannes john johnny jon jonas jonathan jordan jorge jose josef joseph josh joshua juan judith judy julia julian julie julien jun jurgen justin kai kamal karen karin karl karol kate katherine kathleen kathy katie katrin kavya kazuki keith kelly ken kenji kenneth kevin khalid kim kirsten klaus kristen kristina kumar kyle lars laura lauren laurent lea leah lee lena leo leon leonardo leslie li liam lila lily linda lisa liz lorenzo louis louise luc luca lucas lucia lucy luis luisa lukas luke lynn magda magnus manuel marc marcel marco marcus margaret maria marie marina mario marion marius mark marta martin martina marvin mary mateo mathias mathieu matt matteo matthew matthias maurice max maya megan mehmet mei melanie melissa michael michal michel michelle miguel mika mike mikhail milan mina ming mohamed mohammed monica monika morgan nadia nadine naomi natalia natalie natasha nathan neha neil nia niall nicholas nick nicola nicolas nicole nikita nikolai nils nina nisha noah noemie noor camille mathilde elodie aurelie cedric thierry yann remi baptiste clement margaux sylvain fabien arnaud olivier manon jo jasmine bobby carly dmytro ewa jana kasia kiran leila lior marek mehdi nikhil omer pooja rohit ruth sam sanjeev shreya tariq tim tuomas vivek wojciech yael nora norman olaf oleg oliver olivia olga omar oscar otto owen pablo pamela pascal patricia patrick paul paula pavel pedro peggy peter petra phil philip philipp philippe pierre piotr priya quentin rachel rafael rahul raj rajesh ralf ralph ramon randy raphael raquel ravi ray raymond rebecca rene ricardo richard rick rita rob robert roberta roberto robin rodrigo roger rohan roland roman ron ronald rosa rose ross roy ruben russell ruth ryan saad sabine sakura sally sam samantha samir samuel sandra sandy sanjay santiago sara sarah sasha satoshi scott sean sebastian sergei sergey sergio shane shannon sharon shaun shawn sheila shirley silvia simon simone sofia sonia sonja sophia sophie stacy stan stefan stefanie stella stephan stephanie stephen steve steven stuart sue sunil susan susanne suzanne sven svetlana sylvia takashi tamara tanya tara taro ted teresa theo theresa thomas tim timothy tina toby todd tom tomas tommy toni tony tracy travis trent trevor tyler ulrich uma ursula valentina valerie vanessa vera veronica vicky victor victoria vijay vikram vincent vladimir wanda wang wayne wei wendy werner will william wolfgang xavier yan yasmin yoko yuki yuri yusuf yves zach zachary zara zhang zoe agnes agnieszka aidan alina alison amelia andreea angelo annette antonia arne audrey bartosz beata beatrice bianca bogdan boyan brigitte britta bronwyn bryce cameron camilla carlo carsten catalina cesar cheryl christa christophe constantin corinna cornelia costas cyril dagmar damian damien dario delphine derrick dinesh dorothy drew eamon edith edwin eileen elaine elin eliza ellie elsa emiliano emmanuel enrique ernesto esteban eugene evelina fabian fabio federico flavio freya gemma genevieve geoffrey gerard gilbert gina giorgio glen glenn greta gunnar gwen hamish harald harold harriet harry heike heinz herbert holger howard hubert hugh imran ingo isabelle ivana ivo izabela jackie jakub jaroslav javi jeanne jeremiah joachim joaquin jochen joerg jolanta jorg josephine joyce juliana juliane juliette junko jyoti karina karsten katarina katharina kathrin keiko kerry kirk kirstin konrad konstantin kurt lakshmi lara larry leticia lewis lidia lionel lloyd lorraine lotte lucie ludwig lynne maciej maksim malcolm mandy manfred manish marcela marcelo marcin margarita marian mariana mariusz markus marlon maureen mauricio maurizio maxim maxime melinda mercedes merle micha michele milena milos miranda miriam mirko mitchell moritz muhammad nancy natalya nathalie nelson neville nicolai nikola nikolaus noel nuno odile ollie oskar osman patricio patrik pauline paulo perry petr philippa phoebe pietro prakash pranav radek rainer rajiv ramesh ramona randall raphaelle rashid reinhard renata renee reza rhys rodney romain rosemary rowan roxana rudolf rui rupert sabrina salvatore sampath sandeep sanne sergej seth sharad sheryl siddharth silke silvio sina siobhan sondre soren spencer stanislav stefania stewart suresh suzan swati sybille tadeusz tamar tania tatiana tatjana terence terry thanh theodore thiago thilo thorsten tiago tiffany tihomir timo tobias tomasz torsten tristan ulf ulrike umesh urs ute valerio vasily veena venkat viktor viktoria vinay vishal vivian vlad vladislav volker waldemar walter wilhelm wim winston yannick yasmine yvonne zbigniew zdenek zuzana`.split(' '),
);

/** Words that make an assignee a team, a rotation or a function rather than one person. */
const TEAM_WORDS: ReadonlySet<string> = new Set(
  'team teams squad squads guild tribe chapter crew group groups dept department division org organisation organization committee council board staff leadership management ops operations sre sres devops devs developers dev engineers engineering infra infrastructure platform platforms backend frontend fullstack security secops netops dba dbas qa support it product marketing legal finance sales comms communications helpdesk noc soc core data ml ai mobile web ios android release releng observability monitoring networking network storage compute billing payments database databases analytics customer cs everyone everybody all maintainers contributors community we us vendor provider services service systems admins sysadmins testers testing cloud api foundation reliability architecture architects tech technology compliance docs documentation hr partners owners leads rd r&d office production'.split(' '),
);

/** Assignees that name nobody. */
const PLACEHOLDER = large(/^(?:tb[dac]|to be (?:determined|decided|defined|assigned|announced|confirmed)|todo|\?+|unassigned|un-?owned|unknown|no ?one|nobody|none yet|not (?:yet )?assigned|needs? (?:an )?owner|owner|assignee|name|names?|your name|someone|somebody|anyone|volunteer(?:s)?(?: needed)?|various|multiple|several|xx+|responsible|person|who|dri|open|pending|(?:the |an? )?(?:implement(?:e|o)rs?|operators?|developers?|authors?|reviewers?|reporters?|on-?call(?: engineers?)?|incident commanders?|commander|ic|leads?|manager|em|pm|cto|ceo|ciso|vp|director|engineer|maintainer|tech lead|team lead|product owner|product manager|engineering manager|service owner|owner of .{1,40}|responsible engineer|assignee|user|admin|administrator)|オンコール|当番|要アサイン|要(?:設定|確認|検討)|未定|未割当|未アサイン|担当者|開発者|実装者|運用者|作業者|管理者|責任者|オペレータ(?:ー)?|実装担当|開発担当|(?:開発|運用|実装|作業|インフラ|担当)担当者|offen|n\.?n\.?|unbekannt)$/i);
/** One role of a component or team, whoever holds it: "recap owner", "team lead", "platform on-call". */
const ROLE = large(/^(?!@)[\p{L}\d\s/&_-]{1,50}[\s-](?:owner|lead|leader|manager|director|on-?call|engineer|developer|maintainer|operator|architect|commander|analyst|specialist|coordinator|scientist|consultant|administrator|officer|primary|secondary)$|オーナー$|オンコール担当者$/iu);
const NOTHING = /^(?:[-–—/.]*|n\/?a|backlog|none|not applicable|なし|keine?r?)$/i;

export type AssigneeKind = 'person' | 'team' | 'placeholder';

const wordsOf = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{N}&'’.-]+/gu) ?? [];

const withoutAccents = (name: string): string => (/[^ -~]/.test(name) ? name.normalize('NFD').replace(/\p{M}/gu, '') : name).toLowerCase();

/** Whether a name is one word or several that a person's name can be: each with a capital, or a handle, initials, an address. */
export function looksLikePerson(name: string): boolean {
  const trimmed = name.trim();
  if (/^@[\w.-]{2,40}$/.test(trimmed)) return true;
  if (/^[\w.+-]{1,64}@[\w.-]{3,100}$/.test(trimmed)) return true;
  if (isNameElsewhere(trimmed)) return true;
  const words = trimmed.split(/\s+/);
  if (words.length > 4) return false;
  return words.every((word) => /^\p{Lu}[\p{L}.'’-]{0,20}$/u.test(word)) && GIVEN_NAMES.has(withoutAccents(words[0] ?? ''));
}

/** Whether a name says a team by its own words ("Platform team", "SRE", `@org/platform`). */
export function saysTeam(name: string): boolean {
  const trimmed = name.trim();
  if (/^@?[\w.-]+\/[\w.-]+$/.test(trimmed) && trimmed.startsWith('@')) return true;
  if (/^@(?:here|channel|everyone|team)\b/i.test(trimmed)) return true;
  if (saysTeamElsewhere(trimmed)) return true;
  return wordsOf(trimmed).some((word) => /^(?:teams?|squads?|guild|devs|sres?|devops|ops|qa|engineers|developers|maintainers|department|dept|committee|group|crew|noc|infra|it|admins|everyone|all)$/.test(word)) ||
    /^@?(?:sig|wg|team)[-_]|(?:^|[-_.@])(?:team|squad|sre|ops|infra|devs)(?:$|[-_.@])/i.test(trimmed);
}

/** What an assignee is that stands in a place for assignees (an owner column, "Owner: …"); `null` where it says nobody at all. */
export function kindOfAssignee(value: string, { people, teams }: Pick<Known, 'people' | 'teams'>): AssigneeKind | null {
  const name = value.trim().replace(/[.:;,]+$/, '').trim();
  const kind = kindByWords(name);
  if (kind === null || people.size + teams.size === 0) return kind;
  const bare = bareName(name);
  return people.has(bare) ? 'person' : teams.has(bare) ? 'team' : kind;
}

const bareName = (name: string): string => name.replace(/^[@<[(]+|[>\])]+$/g, '').toLowerCase();

/** The same where nothing is known of the project. */
const kindByWords = memo((name: string): AssigneeKind | null => {
  if (NOTHING.test(name)) return null;
  const bare = bareName(name);
  const elsewhere = assigneeElsewhere(name);
  if (elsewhere !== null) return elsewhere;
  if (PLACEHOLDER.test(name) || PLACEHOLDER.test(bare) || /^[\s?]*$/.test(name)) return 'placeholder';
  if (/^(?:yyyy|{{|<(?!@)|\[?your|(?:tb[dac]|unassigned|unowned|nobody|no ?one)\b)/i.test(name)) return 'placeholder';
  if (name.startsWith('<@')) return 'person';
  if (ROLE.test(name) && !looksLikePerson(name)) return 'placeholder';
  // "Jane Doe (SRE)", "Ana and the platform team": a person answers for it
  if (looksLikePerson(name.split(/\s*(?:,|&|\/|;|\+|\(|\[| - |\band\b|、|・)\s*/)[0] ?? '') && !/^@/.test(name)) return 'person';
  if (saysTeam(name) || TEAM_WORDS.has(bare) || /^(?:each|every|all|both) \S/i.test(name)) return 'team';
  if (/^@/.test(name)) return 'person';
  const words = wordsOf(name);
  if (words.some((word) => TEAM_WORDS.has(word) || (word.includes('-') && word.split('-').every((part) => TEAM_WORDS.has(part))))) return 'team';
  // "Logging", "Analytics", "Compliance" are what a group does
  if (words.length === 1 && /^[a-z]{3,}(?:ing|ics|ance|ment|ations)$/.test(words[0] ?? '')) return 'team';
  return 'person';
});
