const CODES = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129};

/** Lets Ctrl-C and a terminate signal end the process in the ordinary way, so that temporary files go. */
export function exitOnSignals(): void {
  for (const [signal, code] of Object.entries(CODES)) {
    process.once(signal, () => {
      process.stderr.write("\nInterrupted; what was finished before stays as it was.\n");
      process.exit(code);
    });
  }
}
