import type { MatchedPair } from './match.js';
import { isSameName } from './names.js';

/** Whether the predicted mention overlaps the set's; if the set has none, whether the prediction has none either. */
export function speakerRight({ gold, predicted }: MatchedPair): boolean {
  const { speaker_start: start, speaker_end: end } = gold;
  if (start == null || end == null) return start == null && predicted.floating;
  const { speaker_start: from, speaker_end: to } = predicted;
  return from != null && to != null && Math.min(end, to) > Math.max(start, from);
}

/** Whether the prediction names a wrong speaker; an unknown speaker is not wrong. */
export function speakerWrong(pair: MatchedPair): boolean {
  return pair.predicted.speaker_canonical != null && !speakerRight(pair);
}

/** Whether both have the same cue, ignoring case. */
export function cueRight({ gold, predicted }: MatchedPair): boolean {
  return plain(gold.cue) === plain(predicted.cue);
}

/** Whether both have the same resolved name, or none. */
export function nameRight({ gold, predicted }: MatchedPair): boolean {
  return isSameName(predicted.speaker_canonical, gold.speaker_canonical);
}

function plain(cue: string | null | undefined): string {
  return (cue ?? '').toLowerCase().trim();
}
