import type {VoiceView} from "./voiceView.js";

/** Why it is not known who waits for an answer; null where it is. */
export function waitingUnknown({given, detractors}: Pick<VoiceView, "given" | "detractors">): string | null {
  if (detractors.length > 0) return null;
  if (!given("surveys")) return "Detractors are not known: the table surveys is not given";
  return given("touches") ? null : "Who was answered is not known: the table touches is not given";
}
