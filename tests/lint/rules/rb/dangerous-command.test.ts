import { describe, expect, it } from 'vitest';
import { rule } from '../../../../src/lint/rules/rb/dangerous-command.ts';
import { DANGEROUS_COMMANDS } from '../../../../src/lint/words/dangerous-commands.ts';
import { sayOf } from '../check.ts';

const said = (script: string, before = 'Next:', language = 'sh'): string[] => sayOf('runbook', rule, `${before}\n\n\`\`\`${language}\n${script}\n\`\`\`\n`);

describe('cannot be undone', () => {
  it.each([
    'rm -rf /var/cache', 'rm -r -f x', 'sudo rm --recursive x', 'A=1 rm -R x', 'kubectl -n shop delete pvc data-0', 'kubectl delete pvc/data-0', 'kubectl delete volumeattachment csi-1', 'kubectl delete ns shop', 'oc delete project shop',
    'kubectl delete pods --all', 'kubectl scale deployment/web --replicas=0', 'kubectl scale deployment/web --replicas 0', 'kubectl drain node-1', 'oc adm drain node-1', 'terraform -chdir=x destroy',
    'git push origin main --force', 'git -C x reset --hard', 'redis-cli -h cache FLUSHALL', 'psql -d shop -c "delete from baskets"', "psql -c 'UPDATE t SET a = 1'",
    'dd if=x of=/dev/sda', 'aws s3 rm s3://b --recursive', 'ssh web "rm -rf /srv"', `bash -c 'rm -rf x'`, 'find /tmp -name x -delete', 'echo x | xargs rm -rf', 'x=$(rm -rf y)',
    'kubectl delete -n shop pvc data-0', 'kubectl delete --namespace shop deploy web', 'kubectl delete deployment.apps/web', 'kubectl delete Deployment web', 'kubectl delete pods,pvc -l app=web', 'terraform apply -destroy',
    'psql -tAc "DROP TABLE x"', 'psql --command="DROP TABLE x"', 'psql -c"DROP TABLE x"', 'mysql -Nse "TRUNCATE x"', 'psql -c "select 1" -c "drop table x"', 'psql <<< "DROP TABLE x"', 'echo "DROP TABLE x" | psql', 'echo FLUSHALL | redis-cli',
    'sudo -iu postgres dropdb shop', 'sudo --user postgres dropdb shop', 'su - postgres -c "dropdb shop"', 'ionice -c 2 rm -rf x', 'timeout --signal KILL 10 rm -rf x', 'xargs --max-args 1 rm -rf', 'docker-compose exec db dropdb shop', 'docker run --rm -v /a:/b alpine rm -rf /b',
    'truncate -s0 x', 'systemctl reboot', 'aws s3api delete-bucket --bucket x',
  ])('%s', (script) => {
    expect(said(script)).toHaveLength(1);
  });
});

describe('does no harm, or is no command', () => {
  it.each([
    'rm old.log', 'kubectl delete pod web-1', 'kubectl get pvc', 'kubectl scale deployment/web --replicas=3', 'kubectl scale deployment/web --replicas=10', 'terraform plan', 'git push --force-with-lease',
    'git reset x', 'redis-cli get flush', 'psql -c "delete from baskets where id = 1"', 'echo rm -rf x', 'grep "rm -rf" x', '# rm -rf x', 'kubectl drain node-1 --dry-run=client', 'rm -r --help', 'cat rm -r',
    'psql update', 'mysql truncate < x.sql', 'chmod -r x', 'dd if=/dev/sda of=/dev/null', 'git clean -n -d', 'cat > fix.sh <<EOF\nrm -rf x\nEOF', 'bash fix.sh <<EOF\nrm -rf x\nEOF', 'echo "rm -rf x" | tee fix.sh', 'kubectl delete pod pvc.web',
  ])('%s', (script) => {
    expect(said(script)).toEqual([]);
  });
});

describe('a warning in front of it is enough', () => {
  it.each(['This deletes the cache of all shops.', '**Warning:** read this.', '> [!CAUTION]\n> Only with a backup.', 'Only if the disk is full:', 'It cannot be undone.'])('%s', (before) => {
    expect(said('rm -rf x', before)).toEqual([]);
  });
  it('as a comment above the command, or in the heading', () => {
    expect(said('ls\n# careful: deletes everything\nrm -rf x')).toEqual([]);
    expect(sayOf('runbook', rule, '## Last resort\n\n```sh\nrm -rf x\n```\n')).toEqual([]);
    expect(sayOf('runbook', rule, '1. Only if it is full:\n\n   ```sh\n   rm -rf x\n   ```\n')).toEqual([]);
  });
  it('not one that stands far above', () => {
    expect(said('rm -rf x', 'Warning: this is long.\n\nA.\n\nB.\n\nC.')).toHaveLength(1);
  });
});

it('reads sessions, SQL and blocks without a language, and no other', () => {
  expect(said('$ rm -rf x\nremoved y\nrm -rf in the output', 'Next:', 'console')).toEqual(['4:3 `rm -rf x` deletes whole folders, for good; nothing in front of it says so.']);
  expect(said('select 1;\n-- drop table a;\ndrop table b;', 'Next:', 'sql')).toEqual(['6:1 `drop table b` deletes a table, an index or more, for good; nothing in front of it says so.']);
  expect(said('rm -rf x', 'Next:', '')).toHaveLength(1);
  expect(said('rm -rf x', 'Next:', 'python')).toEqual([]);
});

it('a text that a command reads is what it runs', () => {
  expect(said('psql -d shop <<SQL\nselect 1;\nDROP TABLE a;\nSQL\nls')).toEqual(['6:1 `DROP TABLE a` deletes a table, an index or more, for good; nothing in front of it says so.']);
  expect(said("ssh db <<-'EOF'\n\tcd x\n\tsudo bash <<END\n\trm -rf y\nEND\n\tEOF\nrm -rf z")).toEqual([
    '7:2 `rm -rf y` deletes whole folders, for good; nothing in front of it says so.',
    '10:1 `rm -rf z` deletes whole folders, for good; nothing in front of it says so.',
  ]);
  expect(said('cat <<EOF | bash\nrm -rf x\nEOF')).toEqual(['5:1 `rm -rf x` deletes whole folders, for good; nothing in front of it says so.']);
});

it('scripts within scripts end', () => {
  const start = performance.now();
  expect(said('bash <<A\n'.repeat(5000))).toEqual([]);
  expect(performance.now() - start).toBeLessThan(2000);
});

it('every entry of the list says what it does', () => {
  for (const { does, words = [], flags = [], holds } of DANGEROUS_COMMANDS) {
    expect(does).toMatch(/^[a-z].*[^.]$/);
    expect(words.every((word) => word === word.trim() && word !== '')).toBe(true);
    expect(flags.every((group) => group.length > 0)).toBe(true);
    expect(holds?.ignoreCase ?? true).toBe(true);
  }
});
