/** Linear as far as an incident goes: teams, labels, tickets with comments and attachments, asked in GraphQL. */
import { buildSchema, GraphQLError, graphqlSync, Kind, parse, type DocumentNode } from 'graphql';
import * as z from 'zod';
import { SCHEMA } from './linear-schema.ts';
import { parseJson, type SandboxReply, type Vendor } from './vendor.ts';

export interface LinearSeed {
  key: string;
  teams: readonly { id: string; key: string; name: string }[];
  /** `team`: id of its team; `null` for the whole workspace. */
  labels: readonly { id: string; name: string; team: string | null }[];
  users: readonly { id: string; name: string; displayName: string; email: string }[];
}

export interface LinearIssue {
  id: string;
  number: number;
  identifier: string;
  url: string;
  title: string;
  description: string;
  priority: number;
  /** Keys it had before it moved. */
  previousIdentifiers: string[];
  team: string;
  state: string;
  /** Id of the user. */
  assignee: string | null;
  labels: readonly string[];
  attachments: { id: string; url: string; title: string; metadata: Readonly<Record<string, unknown>> }[];
  comments: { id: string; body: string }[];
}

export interface LinearSandbox extends Vendor {
  readonly issues: readonly LinearIssue[];
}

interface Comparator { eq?: unknown; in?: readonly unknown[]; eqIgnoreCase?: string }
type Filter = Readonly<Record<string, Comparator | Readonly<Record<string, Comparator>>>> & { or?: readonly Filter[] };

const STATES = [
  { name: 'Backlog', type: 'backlog', position: 0 },
  { name: 'Todo', type: 'unstarted', position: 1 },
  { name: 'In Progress', type: 'started', position: 2 },
  { name: 'In Review', type: 'started', position: 3 },
  { name: 'Done', type: 'completed', position: 4 },
  { name: 'Cancelled', type: 'canceled', position: 5 },
];
const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const requestSchema = z.strictObject({ query: z.string(), operationName: z.string().nullish(), variables: z.record(z.string(), z.unknown()).nullish() });

export function linearSandbox({ key, teams, labels, users }: LinearSeed): LinearSandbox {
  const schema = buildSchema(SCHEMA);
  const issues: LinearIssue[] = [];
  let made = 0;
  const fresh = (): string => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;

  const teamShown = (id: string): object => {
    const team = teams.find((one) => one.id === id);
    if (!team) throw fault('INVALID_INPUT', 'Entity not found: Team');
    return { ...team, states: ({ filter }: { filter?: Filter }) => ({ nodes: STATES.map((state) => ({ id: `${id}-${state.position}`, ...state })).filter((state) => matches(state, filter)) }) };
  };
  const stateShown = ({ team, state }: LinearIssue): object => {
    const found = STATES.find(({ name }) => name === state) ?? STATES[0];
    return { id: `${team}-${found?.position ?? 0}`, ...found };
  };
  const issueShown = (issue: LinearIssue): object => ({
    ...issue,
    team: teamShown(issue.team),
    state: stateShown(issue),
    assignee: users.find(({ id }) => id === issue.assignee) ?? null,
    labels: ({ filter }: { filter?: Filter }) => ({ nodes: labels.filter((label) => issue.labels.includes(label.id) && matches(label, filter)).map((label) => ({ ...label, team: null })) }),
    attachments: { nodes: issue.attachments },
  });
  const issueOf = (reference: unknown): LinearIssue => {
    const issue = issues.find(({ id, identifier, previousIdentifiers }) => [id, identifier, ...previousIdentifiers].some((one) => one === reference));
    if (!issue) throw fault('INVALID_INPUT', 'Entity not found: Issue');
    return issue;
  };

  const labelsOf = (input: Readonly<Record<string, unknown>>, team: string): string[] => {
    const wanted = Array.isArray(input['labelIds']) ? input['labelIds'].map(String) : [];
    if (wanted.some((one) => !labels.some((label) => label.id === one && (label.team === null || label.team === team)))) throw fault('INVALID_INPUT', 'Entity not found: IssueLabel');
    return wanted;
  };
  const assigneeOf = ({ assigneeId }: Readonly<Record<string, unknown>>): string | null => {
    if (assigneeId === undefined || assigneeId === null) return null;
    const user = users.find(({ id }) => id === assigneeId);
    if (!user) throw fault('INVALID_INPUT', 'Entity not found: User');
    return user.id;
  };
  const placeIn = (team: LinearSeed['teams'][number]): Pick<LinearIssue, 'number' | 'identifier' | 'url'> => {
    const taken = issues.flatMap(({ identifier, previousIdentifiers }) => [identifier, ...previousIdentifiers]).filter((one) => one.startsWith(`${team.key}-`));
    const identifier = `${team.key}-${taken.length + 1}`;
    return { number: taken.length + 1, identifier, url: `https://linear.example/sandbox/issue/${identifier}` };
  };

  const root = {
    viewer: () => ({ id: fresh(), name: 'Zephyr (sandbox)', displayName: 'zephyr', email: 'zephyr@sandbox.example' }),
    issue: ({ id }: { id: string }) => issueShown(issueOf(id)),
    issues: ({ filter }: { filter?: Filter }) => ({
      nodes: issues.filter((issue) => matches({ ...issue, team: teams.find(({ id }) => id === issue.team) }, filter)).map(issueShown),
    }),
    teams: ({ filter }: { filter?: Filter }) => ({ nodes: teams.filter((team) => matches(team, filter)).map(({ id }) => teamShown(id)) }),
    issueLabels: ({ filter }: { filter?: Filter }) => ({ nodes: labels.filter((label) => matches(label, filter)).map((label) => ({ ...label, team: label.team === null ? null : teamShown(label.team) })) }),
    comments: ({ filter }: { filter?: Filter }) => ({ nodes: issues.flatMap(({ comments }) => comments).filter((comment) => matches(comment, filter)) }),

    issueCreate({ input }: { input: Readonly<Record<string, unknown>> }) {
      const id = chosen(input['id']) ?? fresh();
      if (issues.some((issue) => issue.id === id)) throw fault('INVALID_INPUT', 'Entity with this id already exists');
      const team = teams.find((one) => one.id === input['teamId']);
      if (!team) throw fault('INVALID_INPUT', 'Entity not found: Team');
      const wanted = labelsOf(input, team.id);
      const priority = Number(input['priority'] ?? 0);
      if (!Number.isInteger(priority) || priority < 0 || priority > 4) throw fault('INVALID_INPUT', 'priority must be 0 to 4');
      if (typeof input['title'] !== 'string' || input['title'] === '') throw fault('INVALID_INPUT', 'title is required');
      const { number, identifier, url } = placeIn(team);
      const issue: LinearIssue = { id, number, identifier, url, previousIdentifiers: [], title: input['title'], description: String(input['description'] ?? ''), priority, team: team.id, state: 'Backlog', assignee: assigneeOf(input), labels: wanted, attachments: [], comments: [] };
      issues.push(issue);
      return { success: true, issue: issueShown(issue) };
    },
    issueUpdate({ id, input }: { id: string; input: Readonly<Record<string, unknown>> }) {
      const issue = issueOf(id);
      if (typeof input['priority'] === 'number') issue.priority = input['priority'];
      if (typeof input['title'] === 'string') issue.title = input['title'];
      if (typeof input['stateId'] === 'string') {
        const state = STATES.find(({ position }) => `${issue.team}-${position}` === input['stateId']);
        if (!state) throw fault('INVALID_INPUT', 'Entity not found: WorkflowState');
        issue.state = state.name;
      }
      if ('assigneeId' in input) issue.assignee = assigneeOf(input);
      if ('labelIds' in input) issue.labels = labelsOf(input, issue.team);
      const team = teams.find((one) => one.id === input['teamId']);
      if (input['teamId'] !== undefined && !team) throw fault('INVALID_INPUT', 'Entity not found: Team');
      if (team && team.id !== issue.team) Object.assign(issue, { previousIdentifiers: [...issue.previousIdentifiers, issue.identifier], team: team.id, ...placeIn(team) });
      return { success: true, issue: issueShown(issue) };
    },
    attachmentCreate({ input }: { input: Readonly<Record<string, unknown>> }) {
      const issue = issueOf(input['issueId']);
      const metadata = typeof input['metadata'] === 'object' && input['metadata'] !== null ? { ...input['metadata'] } : {};
      if (Object.values(metadata).some((value) => typeof value !== 'string' && typeof value !== 'number')) throw fault('INVALID_INPUT', 'metadata holds strings and numbers');
      const existing = issue.attachments.find(({ url }) => url === input['url']);
      if (existing) Object.assign(existing, { title: String(input['title']), ...(input['metadata'] === undefined ? {} : { metadata }) });
      else issue.attachments.push({ id: chosen(input['id']) ?? fresh(), url: String(input['url']), title: String(input['title']), metadata });
      return { success: true };
    },
    commentCreate({ input }: { input: Readonly<Record<string, unknown>> }) {
      const issue = issueOf(input['issueId']);
      const id = chosen(input['id']) ?? fresh();
      if (issues.some(({ comments }) => comments.some((comment) => comment.id === id))) throw fault('INVALID_INPUT', 'Entity with this id already exists');
      issue.comments.push({ id, body: String(input['body'] ?? '') });
      return { success: true };
    },
  };

  return {
    issues,
    describe({ body }) {
      const document = documentIn(body);
      const operation = document?.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
      return { action: operation?.name?.value ?? 'unreadable', changes: operation?.operation === 'mutation' };
    },
    handle(request) {
      if (request.method !== 'POST' || request.path !== '/graphql') return { status: 404, body: {} };
      const { authorization } = request.headers;
      if (authorization !== key && authorization !== `Bearer ${key}`) return refused(401, 'AUTHENTICATION_ERROR', 'Authentication required, not authenticated');
      const parsed = requestSchema.safeParse(parseJson(request.body));
      if (!parsed.success || !(request.headers['content-type'] ?? '').includes('application/json')) return refused(400, 'GRAPHQL_PARSE_FAILED', 'POST body missing, invalid or no JSON');
      const { query, operationName, variables } = parsed.data;
      const result = graphqlSync({ schema, source: query, rootValue: root, ...(operationName == null ? {} : { operationName }), ...(variables == null ? {} : { variableValues: variables }) });
      const errors = result.errors?.map((error) => ({ message: error.message, path: error.path, extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...error.extensions } }));
      return { status: errors && result.data == null ? 400 : 200, body: { ...(errors ? { errors } : {}), ...(result.data === undefined ? {} : { data: result.data }) } };
    },
  };
}

function documentIn(body: string): DocumentNode | null {
  const parsed = requestSchema.safeParse(parseJson(body));
  if (!parsed.success) return null;
  try {
    return parse(parsed.data.query);
  } catch {
    return null;
  }
}

/** Whether a record passes a filter: comparators on its fields, filters on records within it. */
function matches(record: Readonly<Record<string, unknown>> | undefined, filter: Filter | undefined): boolean {
  const { or: ways, ...fields } = filter ?? {};
  if (ways !== undefined && !ways.some((way) => matches(record, way))) return false;
  return Object.entries(fields).every(([field, wanted]) => {
    const value = record?.[field];
    if (typeof value === 'object' && value !== null) return matches(value as Readonly<Record<string, unknown>>, wanted as Filter);
    const { eq, in: among, eqIgnoreCase: same } = wanted as Comparator;
    return (eq === undefined || eq === value) && (among === undefined || among.includes(value)) && (same === undefined || same.toLowerCase() === String(value).toLowerCase());
  });
}

function chosen(id: unknown): string | null {
  if (id === undefined || id === null) return null;
  if (typeof id !== 'string' || !UUID4.test(id)) throw fault('INVALID_INPUT', 'id must be a UUID of version 4');
  return id;
}

function fault(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function refused(status: number, code: string, message: string): SandboxReply {
  return { status, body: { errors: [{ message, extensions: { code } }] } };
}
