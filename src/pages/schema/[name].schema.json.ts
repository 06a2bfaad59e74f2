import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';

export const getStaticPaths = () => ['policy', 'oncall', 'config'].map((name) => ({ params: { name } }));

/** The JSON Schemas of the data files, as they stand beside them. */
export const GET: APIRoute = ({ params }) => new Response(readFileSync(`content/${params['name']}.schema.json`), { headers: { 'content-type': 'application/schema+json' } });
