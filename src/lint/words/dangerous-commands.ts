/**
 * Commands that cannot be undone, or that take something away from customers while they run. Data: a command matches
 * where its program, its words in this order and one of each group of flags are there.
 */

export interface DangerousCommand {
  program: string;
  /** Words that are no options, in this order, directly behind each other; `a|b` takes either. */
  words?: readonly string[];
  /** One of each group must be there; a single letter also counts inside `-rf`. */
  flags?: readonly (readonly string[])[];
  /** What one of the words, or a text that it is given to read, must hold. */
  holds?: RegExp;
  /** What it does, as the end of "this …". */
  does: string;
}

const RECURSIVE = [['r', 'R', '--recursive']];
/** Here `-r` takes away the right to read. */
const RECURSIVE_ALONE = [['R', '--recursive']];
const TERRAFORM = ['terraform', 'tofu'];

/** From the programs' own manuals, and from what public post-mortems of deleted data name. */
export const DANGEROUS_COMMANDS: readonly DangerousCommand[] = [
  { program: 'rm', flags: RECURSIVE, does: 'deletes whole folders, for good' },
  { program: 'find', flags: [['-delete']], does: 'deletes every file it finds' },
  { program: 'shred', does: 'overwrites files, for good' },
  { program: 'dd', holds: /of=\/dev\/(?!null$)/i, does: 'overwrites a disk' },
  ...['mkfs', 'mkfs.ext3', 'mkfs.ext4', 'mkfs.xfs', 'mkfs.btrfs'].map((program): DangerousCommand => ({ program, does: 'deletes everything on a disk' })),
  { program: 'wipefs', flags: [['a', '--all']], does: 'makes everything on a disk unreadable' },
  { program: 'truncate', flags: [['s', '--size']], does: 'cuts a file off, for good' },
  { program: 'chmod', flags: RECURSIVE_ALONE, does: 'changes permissions below a folder, and nobody knows the old ones' },
  { program: 'chown', flags: RECURSIVE_ALONE, does: 'changes owners below a folder, and nobody knows the old ones' },
  { program: 'iptables', flags: [['F', '--flush']], does: 'removes every firewall rule, which can cut you off' },
  { program: 'reboot', does: 'restarts the machine' },
  { program: 'shutdown', does: 'stops the machine' },
  { program: 'poweroff', does: 'stops the machine' },
  { program: 'halt', does: 'stops the machine' },
  { program: 'systemctl', words: ['reboot'], does: 'restarts the machine' },
  { program: 'systemctl', words: ['poweroff|halt'], does: 'stops the machine' },
  { program: 'crontab', flags: [['r']], does: 'deletes all scheduled jobs of a user' },
  { program: 'userdel', does: 'deletes an account' },
  { program: 'lvremove', does: 'deletes a volume with its data' },
  { program: 'vgremove', does: 'deletes volumes with their data' },
  { program: 'pvremove', does: 'takes a disk away from its volumes' },
  { program: 'zfs', words: ['destroy'], does: 'deletes a file system with its data' },
  { program: 'zpool', words: ['destroy'], does: 'deletes a pool with its data' },
  { program: 'mdadm', flags: [['--zero-superblock']], does: 'makes a disk of the array unreadable' },
  { program: 'mdadm', flags: [['--stop', 'S']], does: 'takes the array offline' },
  { program: 'git', words: ['push'], flags: [['f', '--force']], does: 'overwrites history that others have' },
  { program: 'git', words: ['reset'], flags: [['--hard']], does: 'throws away changes that are not committed' },
  { program: 'git', words: ['clean'], flags: [['f', '--force']], does: 'deletes files that git does not know' },
  ...['kubectl', 'oc'].flatMap((program): DangerousCommand[] => [
    { program, words: ['delete', 'namespace|namespaces|ns|project'], does: 'deletes a namespace with everything in it' },
    { program, words: ['delete', 'pvc|persistentvolumeclaim|persistentvolumeclaims|pv|persistentvolume'], does: 'deletes a volume, usually with its data' },
    { program, words: ['delete', 'crd|crds|customresourcedefinition|customresourcedefinitions'], does: 'deletes every object of that kind' },
    { program, words: ['delete', 'node|nodes'], does: 'takes a node out of the cluster' },
    { program, words: ['delete', 'deployment|deployments|deploy|statefulset|statefulsets|sts|daemonset|daemonsets|ds|vm|vms|virtualmachine'], does: 'stops a workload until somebody creates it again' },
    { program, words: ['delete', 'volumeattachment|volumeattachments'], does: 'lets a second node write to a volume that the first may still write to' },
    { program, words: ['delete'], flags: [['--all']], does: 'deletes every object of a kind' },
    { program, words: ['delete'], flags: [['--force']], does: 'deletes an object without waiting until what it stands for has stopped' },
    { program, words: ['drain'], does: 'evicts everything from a node' },
    { program, words: ['adm', 'drain'], does: 'evicts everything from a node' },
    { program, words: ['scale'], flags: [['--replicas=0']], does: 'stops a workload' },
    { program, words: ['replace'], flags: [['--force']], does: 'deletes an object before it creates it again' },
  ]),
  { program: 'helm', words: ['uninstall|delete'], does: 'deletes a release with what belongs to it' },
  ...TERRAFORM.flatMap((program): DangerousCommand[] => [
    { program, words: ['destroy'], does: 'deletes the infrastructure' },
    { program, words: ['apply'], flags: [['-destroy', '--destroy']], does: 'deletes the infrastructure' },
    { program, words: ['apply'], flags: [['-auto-approve', '--auto-approve']], does: 'changes infrastructure without showing the plan' },
    { program, words: ['state', 'rm'], does: 'makes terraform forget what it manages' },
  ]),
  { program: 'docker', words: ['system', 'prune'], does: 'deletes whatever is not running' },
  { program: 'docker', words: ['volume', 'rm|prune'], does: 'deletes volumes with their data' },
  { program: 'aws', words: ['s3', 'rb'], does: 'deletes a bucket' },
  { program: 'aws', words: ['s3api', 'delete-bucket'], does: 'deletes a bucket' },
  { program: 'aws', words: ['s3', 'rm'], flags: [['--recursive']], does: 'deletes many objects' },
  { program: 'aws', words: ['ec2', 'terminate-instances'], does: 'deletes machines' },
  { program: 'aws', words: ['rds', 'delete-db-instance|delete-db-cluster'], does: 'deletes a database' },
  { program: 'aws', words: ['cloudformation', 'delete-stack'], does: 'deletes a stack with what belongs to it' },
  { program: 'aws', words: ['dynamodb', 'delete-table'], does: 'deletes a table' },
  { program: 'gcloud', words: ['projects', 'delete'], does: 'deletes a project' },
  { program: 'gcloud', words: ['sql', 'instances', 'delete'], does: 'deletes a database' },
  { program: 'gcloud', words: ['container', 'clusters', 'delete'], does: 'deletes a cluster' },
  { program: 'gsutil', words: ['rm'], flags: RECURSIVE, does: 'deletes many objects' },
  { program: 'az', words: ['group', 'delete'], does: 'deletes a resource group with everything in it' },
  { program: 'etcdctl', words: ['del'], does: 'deletes keys of the cluster' },
  { program: 'etcdctl', words: ['member', 'remove'], does: 'takes a member out of the cluster' },
  { program: 'etcdctl', words: ['defrag'], does: 'blocks a member while it runs' },
  { program: 'redis-cli', holds: /flushall/i, does: 'deletes all data' },
  { program: 'redis-cli', holds: /flushdb/i, does: 'deletes all data of a database' },
  { program: 'dropdb', does: 'deletes a database' },
  { program: 'kafka-topics.sh', flags: [['--delete']], does: 'deletes a topic with its messages' },
  { program: 'kafka-delete-records.sh', does: 'deletes messages' },
  { program: 'rabbitmqctl', words: ['reset|force_reset'], does: 'deletes queues, users and messages of a node' },
  { program: 'rabbitmqctl', words: ['purge_queue|delete_queue'], does: 'deletes messages' },
  { program: 'ceph', words: ['osd', 'purge|destroy'], does: 'takes a disk out, with its data' },
  { program: 'ceph', words: ['osd', 'pool', 'delete'], does: 'deletes a pool with its data' },
];

const KUBERNETES = ['-n', '--namespace', '-l', '--selector', '--field-selector', '--context', '--cluster', '--kubeconfig', '-s', '--server', '--user', '--as'];

/** Options with a value that may stand between the words of a command, by its program. */
export const VALUED: Readonly<Record<string, readonly string[]>> = { kubectl: KUBERNETES, oc: KUBERNETES, helm: ['-n', '--namespace', '--kube-context', '--kubeconfig'], git: ['-C', '-c'] };

/** Beginnings of SQL statements that cannot be taken back; `without` is the word that would make them milder. */
export const DANGEROUS_STATEMENTS: readonly { begins: RegExp; without?: RegExp; does: string }[] = [
  { begins: /^drop\s+(?:table|database|schema|index|view|column)\b/i, does: 'deletes a table, an index or more, for good' },
  { begins: /^truncate\b/i, does: 'empties a table, for good' },
  { begins: /^delete\s+from\b/i, without: /\bwhere\b/i, does: 'empties a table' },
  { begins: /^update\b/i, without: /\bwhere\b/i, does: 'changes every row of a table' },
  { begins: /^alter\s+table\b[\s\S]*\bdrop\b/i, does: 'deletes a column or a constraint' },
];

/** Programs that take SQL as a word behind one of these options. */
export const SQL_CLIENTS: Readonly<Record<string, readonly string[]>> = {
  psql: ['-c', '--command'],
  mysql: ['-e', '--execute'],
  mariadb: ['-e', '--execute'],
  cockroach: ['-e', '--execute'],
  sqlite3: [],
};

/** Words of which one in front of a dangerous command says that it is dangerous, or when it may be used. */
export const WARNINGS = /\b(?:warning|caution|danger(?:ous)?|careful(?:ly)?|care|destroy(?:s|ed)?|destructive|irreversibl[ey]|irrecoverabl[ey]|(?:cannot|can't|can not|can never) be (?:undone|restored|recovered|taken back)|data loss|los(?:e|es|ing|t)\b|permanent(?:ly)?|for good|make sure|ensure|verify|check (?:that|first)|before (?:you|doing|running|deleting|proceeding|restarting)|only (?:if|when|once|after|do)|last resort|do not (?:run|delete|use)|don't (?:run|delete|use)|never (?:run|delete|use)|back\s?ups?|snapshot|downtime|outage|disrupt(?:s|ion|ive)?|interrupt(?:s|ion)?|unavailable|evict(?:s|ed)?|(?:this|it|which|that|command)(?: will| also)? (?:deletes?|removes?|stops?|restarts?|wipes?|erases?|overwrites?|kills?)|will be (?:deleted|removed|stopped|restarted|lost|wiped|erased|overwritten|evicted)|be aware|note that|confirm|say it|about to|to undo|if you are sure|safe(?:ly)?)\b|⚠|\[!(?:warning|caution|important)\]|:::(?:caution|danger|warning)/i;
