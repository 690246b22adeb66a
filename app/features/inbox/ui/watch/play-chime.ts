let context: AudioContext | undefined;

/** Two soft notes, made here: no file to load. Silent until the person has clicked anywhere, as browsers want it. */
export function playChime(): void {
  try {
    context ??= new AudioContext();
    const start = context.currentTime + 0.02;
    if (context.state === "suspended") context.resume().catch(() => {});
    note(context, 659.25, start, 0.16);
    note(context, 880, start + 0.11, 0.28);
  } catch {
    // No sound on this machine.
  }
}

function note(audio: AudioContext, hertz: number, at: number, seconds: number) {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = "sine";
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.12, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0005, at + seconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + seconds + 0.02);
}
