import { relative } from 'node:path';

/** One line for every finished spec file; what failed is told in full by who reads the results. */
export default class ProgressReporter {
  onTestResult(test, result) {
    const seconds = (result.perfStats.runtime / 1000).toFixed(1);
    const counts = [`${result.numPassingTests} passed`, result.numFailingTests > 0 && `${result.numFailingTests} failed`, result.numPendingTests > 0 && `${result.numPendingTests} left out`].filter(Boolean).join(', ');
    const failed = result.numFailingTests > 0 || result.testExecError;
    process.stderr.write(`${failed ? '✗' : '✓'} ${relative(process.cwd(), test.path)}: ${result.testExecError ? 'could not run' : counts} (${seconds} s)\n`);
  }
}
