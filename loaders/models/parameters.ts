import type {ModelStep} from "./step.js";

/** What the SQL models take from the configuration beyond settings. */
export const parametersStep: ModelStep = {
  name: "staging.parameters",
  makes: ["staging.parameters"],
  reads: [],
  async run(db, {engagement: {weights}}) {
    await db.run(
      `CREATE TABLE staging.parameters AS SELECT $active_rate::DOUBLE AS weight_active_rate,
        $active_days::DOUBLE AS weight_active_days, $breadth::DOUBLE AS weight_breadth, $trend::DOUBLE AS weight_trend`,
      {...weights}
    );
  }
};
