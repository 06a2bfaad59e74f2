/** The post-mortem template as data; `runbooks/post-mortem-template.md` is its single source. */

/** A frontmatter key of a finished post-mortem, from `fields:` in the template's own frontmatter. */
export interface TemplateField {
  key: string;
  /** What to write there, in words. */
  hint: string;
  /** A draft may leave it empty; a final post-mortem may not, unless it is false. */
  required: boolean;
  form: 'text' | 'instant' | 'severity' | 'person' | 'people' | 'services' | 'status' | 'list';
}

/** A second-level section of the template. */
export interface TemplateSection {
  title: string;
  slug: string;
  hint: string;
  required: boolean;
  form: 'prose' | 'timeline' | 'action-items';
}

export interface Template {
  /** Relative to the project root. */
  path: string;
  fields: readonly TemplateField[];
  sections: readonly TemplateSection[];
}
