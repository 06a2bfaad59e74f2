/**
 * What is asked of Linear, as GraphQL. Plain requests instead of Linear's SDK: bundled, the SDK is 2.4 MB and adds 42 ms
 * to a start (73 ms instead of 31), and it makes a second request for the ticket that a creation gives.
 */
export interface Operation {
  /** Name of the operation, also in error messages. */
  name: string;
  query: string;
}

const ISSUE = 'id identifier url';

const operation = (name: string, query: string): Operation => ({ name, query });

/** All that a creation must know beforehand, in one request. A lookup that finds nothing is an empty list; `issue(id:)` would be an error. */
export const BEFORE_CREATE = operation('BeforeCreate', `query BeforeCreate($id: ID!, $team: String!, $labels: [String!]!) {
  issues(filter: { id: { eq: $id } }, includeArchived: true, first: 1) { nodes { ${ISSUE} } }
  teams(filter: { key: { eq: $team } }, first: 1) { nodes { id } }
  issueLabels(filter: { name: { in: $labels } }, first: 250) { nodes { id name team { id } } }
}`);

export const CREATE_ISSUE = operation('CreateIssue', `mutation CreateIssue($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { ${ISSUE} } }
}`);

export const FIND_ISSUE = operation('FindIssue', `query FindIssue($id: ID!) {
  issues(filter: { id: { eq: $id } }, includeArchived: true, first: 1) { nodes { ${ISSUE} } }
}`);

export const LOOK_UP_ISSUE = operation('LookUpIssue', `query LookUpIssue($team: String!, $number: Float!) {
  issues(filter: { team: { key: { eq: $team } }, number: { eq: $number } }, includeArchived: true, first: 1) {
    nodes { ${ISSUE} attachments(first: 100) { nodes { metadata } } }
  }
}`);

/** What a reader of the ticket would look for. Of the labels only the one that matters is asked for, so that 200 tickets are a small question. */
const STATE = 'identifier number previousIdentifiers team { key } state { name type } assignee { id name displayName email } labels(filter: { name: { eqIgnoreCase: $label } }, first: 1) { nodes { name } }';

export const ISSUE_STATES = operation('IssueStates', `query IssueStates($tickets: [IssueFilter!]!, $label: String!, $first: Int!) {
  issues(filter: { or: $tickets }, includeArchived: true, first: $first) { nodes { ${STATE} } }
}`);

/** By the key a ticket had before it moved to another team: only this way of asking knows it. */
export const MOVED_ISSUE = operation('MovedIssue', `query MovedIssue($id: String!, $label: String!) {
  issue(id: $id) { ${STATE} }
}`);

export const LINK = operation('Link', `mutation Link($input: AttachmentCreateInput!) {
  attachmentCreate(input: $input) { success }
}`);

export const FIND_COMMENT = operation('FindComment', `query FindComment($id: ID!) {
  comments(filter: { id: { eq: $id } }, includeArchived: true, first: 1) { nodes { id } }
}`);

export const COMMENT = operation('Comment', `mutation Comment($input: CommentCreateInput!) {
  commentCreate(input: $input) { success }
}`);

export const STATES = operation('States', `query States($issue: ID!, $type: String!) {
  issues(filter: { id: { eq: $issue } }, includeArchived: true, first: 1) {
    nodes { team { states(filter: { type: { eq: $type } }, first: 50) { nodes { id position } } } }
  }
}`);

export const UPDATE_ISSUE = operation('UpdateIssue', `mutation UpdateIssue($id: String!, $input: IssueUpdateInput!) {
  issueUpdate(id: $id, input: $input) { success }
}`);

export const CHECK = operation('Check', `query Check($teams: [String!]!, $labels: [String!]!) {
  viewer { id name }
  teams(filter: { key: { in: $teams } }, first: 250) { nodes { id key name } }
  issueLabels(filter: { name: { in: $labels } }, first: 250) { nodes { id name team { id } } }
}`);
