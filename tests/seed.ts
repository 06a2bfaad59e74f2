/**
 * Property tests draw the same examples in every run of one commit, so that a red gate always says something about the
 * change. To look for new ones: `ZEPHYR_SEED=random npm run test:unit`, or a number to see a failure again.
 */
import fc from 'fast-check';

const asked = process.env['ZEPHYR_SEED'] ?? '20261126';
const seed = asked === 'random' ? undefined : Number(asked);
if (seed !== undefined && !Number.isInteger(seed)) throw new Error(`ZEPHYR_SEED is ${JSON.stringify(asked)}, expected a whole number or \`random\``);
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
