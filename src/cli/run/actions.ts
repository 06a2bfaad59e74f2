import type { Call, ExitCode } from '../io.ts';
export async function run(_call: Call): Promise<ExitCode> { return 0; }
