/** The part of Linear's GraphQL interface that an incident touches, in our own words. Names and nullability are Linear's. */
export const SCHEMA = /* GraphQL */ `
scalar JSONObject

type Query {
  viewer: User!
  issue(id: String!): Issue!
  issues(filter: IssueFilter, includeArchived: Boolean, first: Int): IssueConnection!
  teams(filter: TeamFilter, first: Int): TeamConnection!
  issueLabels(filter: IssueLabelFilter, first: Int): IssueLabelConnection!
  comments(filter: CommentFilter, includeArchived: Boolean, first: Int): CommentConnection!
}

type Mutation {
  issueCreate(input: IssueCreateInput!): IssuePayload!
  issueUpdate(id: String!, input: IssueUpdateInput!): IssuePayload!
  attachmentCreate(input: AttachmentCreateInput!): AttachmentPayload!
  commentCreate(input: CommentCreateInput!): CommentPayload!
}

input IDComparator { eq: ID, in: [ID!] }
input IssueIDComparator { eq: ID, in: [ID!] }
input StringComparator { eq: String, in: [String!], eqIgnoreCase: String }
input NumberComparator { eq: Float, in: [Float!] }
input TeamFilter { key: StringComparator, id: IDComparator }
input IssueFilter { id: IssueIDComparator, number: NumberComparator, team: TeamFilter, or: [IssueFilter!] }
input IssueLabelFilter { name: StringComparator }
input CommentFilter { id: IDComparator }
input WorkflowStateFilter { type: StringComparator }

input IssueCreateInput { id: String, teamId: String!, title: String, description: String, priority: Int, labelIds: [String!], stateId: String, assigneeId: String }
input IssueUpdateInput { title: String, description: String, priority: Int, labelIds: [String!], stateId: String, assigneeId: String, teamId: String }
input AttachmentCreateInput { id: String, issueId: String!, url: String!, title: String!, subtitle: String, metadata: JSONObject }
input CommentCreateInput { id: String, issueId: String, body: String }

type User { id: ID!, name: String!, displayName: String!, email: String! }
type Team { id: ID!, key: String!, name: String!, states(filter: WorkflowStateFilter, first: Int): WorkflowStateConnection! }
type WorkflowState { id: ID!, name: String!, type: String!, position: Float! }
type IssueLabel { id: ID!, name: String!, team: Team }
type Issue {
  id: ID!, identifier: String!, number: Float!, url: String!, title: String!, description: String, priority: Float!
  previousIdentifiers: [String!]!, team: Team!, state: WorkflowState!, assignee: User
  labels(filter: IssueLabelFilter, first: Int): IssueLabelConnection!, attachments(first: Int): AttachmentConnection!
}
type Attachment { id: ID!, url: String!, title: String!, metadata: JSONObject! }
type Comment { id: ID!, body: String! }

type IssueConnection { nodes: [Issue!]! }
type TeamConnection { nodes: [Team!]! }
type IssueLabelConnection { nodes: [IssueLabel!]! }
type CommentConnection { nodes: [Comment!]! }
type WorkflowStateConnection { nodes: [WorkflowState!]! }
type AttachmentConnection { nodes: [Attachment!]! }

type IssuePayload { success: Boolean!, issue: Issue }
type AttachmentPayload { success: Boolean! }
type CommentPayload { success: Boolean! }
`;
