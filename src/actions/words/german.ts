/**
 * German. States: the workflows of Jira and Redmine in German (Zu erledigen, In Arbeit, Fertig; Neu, In Bearbeitung, Gelöst,
 * Erledigt, Abgewiesen), ITIL's German glossary (Störung, Maßnahme, zurückgestellt); labels: minutes and lists of measures
 * in German offices (Verantwortlich, Zuständig, Frist, Termin, "N. N." for a name that is not known yet).
 */
import type { Vocabulary } from './vocabulary.ts';

export const GERMAN: Vocabulary = {
  status: {
    open: [
      'offen', 'noch offen', 'neu', 'geplant', 'eingeplant', 'vorgesehen', 'angelegt', 'begonnen', 'angefangen', 'gestartet', 'laufend', 'läuft', 'läuft noch', 'in arbeit', 'in bearbeitung', 'in prüfung', 'in umsetzung', 'in planung',
      'in vorbereitung', 'in klärung', 'in abstimmung', 'in entwicklung', 'zu erledigen', 'zu tun', 'noch zu tun', 'ausstehend', 'steht aus', 'steht noch aus', 'wartet', 'wartend', 'blockiert', 'zurückgestellt', 'verschoben', 'vertagt', 'pausiert',
      'nicht begonnen', 'noch nicht begonnen', 'nicht gestartet', 'noch nicht gestartet', 'nicht erledigt', 'noch nicht erledigt', 'nicht umgesetzt', 'noch nicht umgesetzt', 'nicht abgeschlossen', 'noch nicht abgeschlossen', 'nicht fertig',
      'noch nicht fertig', 'unerledigt', 'teilweise erledigt', 'teilweise umgesetzt', 'teils erledigt', 'überfällig', 'vorgeschlagen', 'beauftragt', 'zugewiesen', 'wird umgesetzt', 'wird geprüft', 'im backlog', 'bereit',
    ],
    done: ['erledigt', 'bereits erledigt', 'abgeschlossen', 'umgesetzt', 'bereits umgesetzt', 'fertig', 'fertiggestellt', 'gelöst', 'behoben', 'geschlossen', 'implementiert', 'ausgerollt', 'durchgeführt', 'eingeführt', 'veröffentlicht', 'ausgeliefert', 'beendet', 'bereits durchgeführt', 'vollständig umgesetzt', 'live'],
    declined: ['verworfen', 'abgelehnt', 'abgewiesen', 'abgebrochen', 'entfällt', 'entfallen', 'hinfällig', 'wird nicht umgesetzt', 'nicht weiterverfolgt', 'wird nicht weiterverfolgt', 'nicht mehr nötig', 'nicht nötig', 'nicht erforderlich', 'überholt', 'dublette', 'duplikat', 'storniert', 'gestrichen', 'zurückgezogen'],
  },
  statusLabels: ['status', 'stand', 'zustand', 'bearbeitungsstand', 'umsetzungsstand', 'fortschritt'],
  ownerLabels: ['verantwortlich', 'verantwortliche', 'verantwortlicher', 'verantwortliche person', 'verantwortung', 'zuständig', 'zuständige', 'zuständiger', 'zuständige person', 'zuständigkeit', 'bearbeiter', 'bearbeiterin', 'bearbeiter:in', 'bearbeitung', 'bearbeitet von', 'zugewiesen an', 'zugewiesen', 'ansprechpartner', 'ansprechpartnerin', 'ansprechperson', 'umsetzung durch', 'übernimmt', 'wer'],
  nobody: [
    'offen', 'noch offen', 'ungeklärt', 'noch ungeklärt', 'unklar', 'noch unklar', 'zu klären', 'noch zu klären', 'wird geklärt', 'wird noch geklärt', 'in klärung', 'unbekannt', 'niemand', 'noch niemand', 'nicht zugewiesen', 'noch nicht zugewiesen',
    'zuzuweisen', 'nicht festgelegt', 'noch nicht festgelegt', 'festzulegen', 'noch festzulegen', 'wird noch festgelegt', 'wird noch benannt', 'noch zu benennen', 'zu benennen', 'n. n.', 'n. n', 'n.n.', 'n.n', 'nn', 'tbd', 'name', 'person', 'jemand', 'freiwillige', 'freiwillige gesucht', 'diverse', 'verschiedene', 'mehrere',
    'bereitschaft', 'rufbereitschaft', 'wer bereitschaft hat', 'entwickler', 'entwicklerin', 'einsatzleiter', 'einsatzleiterin', 'einsatzleitung', 'teamleiter', 'teamleiterin', 'teamleitung', 'abteilungsleiter', 'abteilungsleitung', 'projektleiter', 'projektleitung', 'administrator', 'verantwortlicher', 'zuständiger',
  ],
  teams: ['abteilung', 'gruppe', 'bereich', 'betrieb', 'infrastruktur', 'plattform', 'entwicklung', 'anwendungsentwicklung', 'systembetrieb', 'netzwerk', 'sicherheit', 'datenbank', 'datenbanken', 'qualitätssicherung', 'qs', 'kundendienst', 'kundenservice', 'vertrieb', 'rechtsabteilung', 'einkauf', 'buchhaltung', 'geschäftsführung', 'leitung', 'dienstleister', 'lieferant', 'hersteller', 'anbieter', 'alle', 'wir'],
  names: (
    'achim adelheid albrecht alexandra alina alwin andreas anja anke annegret annette antje arne arno astrid axel beate benedikt bernd bernhard bertram bettina birgit birgitta bjorn bodo brigitte britta burkhard carina carsten charlotte christa christof clemens cornelia cornelius dagmar detlef dieter dietmar dirk dorothea doris eberhard ' +
    'eckhard edgar elfriede elke ellen elmar emil engelbert erich ernst erwin esther evelyn fabian falk felix ferdinand florian franz franziska frauke friederike friedrich fritz gabi gabriele georg gerald gerd gerhard gerlinde gertrud gisela gottfried gregor gudrun gunnar gunter gunther hagen hanna hannah hannelore hannes hans harald ' +
    'hartmut hedwig heidi heike heiko heiner heinrich heinz helga helmut henning henrik herbert hermann hildegard holger horst hubert ilona ilse imke ines inga ingeborg ingo ingrid irmgard isabell jakob janina jens joachim jochen johanna johannes jonas jorg josef judith jurgen jutta kai karin karl karla karsten katharina kathrin ' +
    'katja katrin kerstin kilian klara klaus konrad konstantin korbinian kurt lars lena lennart leon leonhard leonie leopold lieselotte linus lorenz lothar ludger ludwig luise lukas lutz magdalena magnus maike malte manfred manuela mareike margarete margit margot marianne marie mario marion marius markus marlene martina mathias matthias ' +
    'maximilian mechthild meike melanie michaela mirko monika moritz nadine nele nicole niklas nils norbert olaf oliver ortwin oskar oswald otto paula peer petra philipp rainer ralf ralph regina regine reiner reinhard reinhold renate rene roland rolf roman rosemarie rudiger rudolf ruth sabine sabrina saskia sebastian siegfried sieglinde ' +
    'sigrid silke silvia simone sonja sophie stefan stefanie steffen stephan susanne sven svenja sylvia tanja theodor theresa thilo thomas thorsten tilman timo tobias torben torsten udo ulf ulrich ulrike ursula ute uwe valentin vera verena veronika viktor volker walter waltraud werner wiebke wilfried wilhelm wolfgang wolfram yvonne'
  ).split(' '),
  dueLabels: ['frist', 'fällig', 'fällig am', 'fällig bis', 'fälligkeit', 'fälligkeitsdatum', 'termin', 'zieltermin', 'zieldatum', 'deadline', 'bis', 'bis wann', 'umsetzung bis', 'erledigen bis', 'zu erledigen bis', 'stichtag', 'datum'],
  until: { before: ['bis', 'bis zum', 'bis spätestens', 'spätestens', 'spätestens am', 'spätestens bis', 'bis ende', 'bis mitte', 'bis anfang', 'fällig am', 'fällig bis', 'fällig', 'vor dem'], behind: [] },
  months: [['januar', 'jänner', 'jan'], ['februar', 'feber', 'feb'], ['märz', 'maerz', 'mrz', 'mär'], ['april', 'apr'], ['mai'], ['juni', 'jun'], ['juli', 'jul'], ['august', 'aug'], ['september', 'sept', 'sep'], ['oktober', 'okt'], ['november', 'nov'], ['dezember', 'dez']],
  times: ['heute', 'morgen', 'übermorgen', 'diese woche', 'nächste woche', 'kommende woche', 'diesen monat', 'nächsten monat', 'kommenden monat', 'dieses quartal', 'nächstes quartal', 'kommendes quartal', 'ende der woche', 'ende des monats', 'monatsende', 'ende des quartals', 'quartalsende', 'ende des jahres', 'jahresende', 'nächster sprint', 'nächsten sprint', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag'],
  noTime: ['offen', 'noch offen', 'unklar', 'ungeklärt', 'zu klären', 'wird noch geklärt', 'noch festzulegen', 'nicht festgelegt', 'keine', 'kein', 'laufend', 'fortlaufend', 'dauerhaft', 'sofort', 'umgehend', 'kurzfristig', 'mittelfristig', 'langfristig', 'hoch', 'mittel', 'niedrig', 'erledigt'],
};
