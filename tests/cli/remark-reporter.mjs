/** A reporter for remark-cli: its messages as JSON. */
export default (files) =>
  JSON.stringify(files.flatMap((file) => file.messages.map(({ line, column, ruleId, reason, fatal }) => ({ file: file.path, rule: ruleId, line, column, level: fatal ? 'error' : 'warning', message: reason }))));
