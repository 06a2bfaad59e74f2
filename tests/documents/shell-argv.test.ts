import { expect, it } from 'vitest';
import { readShell } from '../../src/documents/shell.ts';
import { argvsOf } from '../../src/documents/shell-argv.ts';

const run = (script: string): string[] => readShell(script).commands.flatMap((command) => argvsOf(command).map((argv) => argv.join(' ')));

it.each<[string, string[]]>([
  ['A=b /usr/bin/rm -r x', ['rm -r x']],
  ['sudo -u postgres dropdb shop', ['sudo -u postgres dropdb shop', 'dropdb shop']],
  ['env A=b nohup rm -r x', ['env A=b nohup rm -r x', 'nohup rm -r x', 'rm -r x']],
  ['timeout -k 5 10 rm x', ['timeout -k 5 10 rm x', 'rm x']],
  ['ls | xargs -n 1 rm -r', ['ls', 'xargs -n 1 rm -r', 'rm -r']],
  [`bash -c 'cd x && rm -r y'`, ['bash -c cd x && rm -r y', 'cd x', 'rm -r y']],
  ['ssh -p 22 root@db reboot', ['ssh -p 22 root@db reboot', 'reboot']],
  ['ssh db', ['ssh db']],
  ['kubectl -n shop exec -it db-0 -- psql -l', ['kubectl -n shop exec -it db-0 -- psql -l', 'psql -l']],
  ['docker exec -u root web rm x', ['docker exec -u root web rm x', 'rm x']],
  ['kubectl get pods', ['kubectl get pods']],
  [`find . -name x -exec rm {} \\;`, ['find . -name x -exec rm {} ;', 'rm']],
  ['A=b', []],
])('%s', (script, expected) => {
  expect(run(script)).toEqual(expected);
});

it('unwraps only so deep, and ends', () => {
  expect(run(`${'sudo '.repeat(50)}rm x`).length).toBeLessThan(10);
});
