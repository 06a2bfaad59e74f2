import { defineMdastPlugin, type MdastNode, type MdastPluginDefinition, type SourceFormat } from 'satteri';
import { picture, PICTURE_NAMES } from '../pictures/index.ts';
import type { SiteProject } from '../project.ts';
import { pictureName } from './comments.ts';
import { rawHtml } from './raw-html.ts';

/** A comment `picture: name` alone on its line becomes the picture, drawn from policy and rota. */
export function pictures(file: string, format: SourceFormat, project: SiteProject, now: string): MdastPluginDefinition {
  const replacement = (source: string): MdastNode | undefined => {
    const name = pictureName(source);
    if (name === null) return undefined;
    const html = picture(name, project, now);
    if (html === null) throw new Error(`${file}: there is no picture "${name}". There is: ${PICTURE_NAMES.join(', ')}.`);
    return rawHtml(html, format);
  };
  return defineMdastPlugin({
    name: 'zephyr-pictures',
    html: (node) => replacement(node.value),
    mdxFlowExpression: (node) => replacement(node.value),
  });
}
