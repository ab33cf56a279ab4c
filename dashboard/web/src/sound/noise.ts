let audio: AudioContext | undefined;

const tones: Readonly<Record<string, readonly number[]>> = { critical: [880, 660, 880, 660], major: [740, 740], minor: [587], warning: [494] };

/** Whether the browser lets the page sound; it does once the person has touched it. */
export const mayNoise = (): boolean => audio?.state === 'running';

/** Asks the browser to let the page sound; to be called from a click. */
export async function allowNoise(): Promise<boolean> {
  audio ??= new AudioContext();
  await audio.resume();
  return mayNoise();
}

/** Short tones, more and higher the worse it is. False where the browser does not let the page sound. */
export function noise(severity: string): boolean {
  if (!audio || audio.state !== 'running') {
    return false;
  }
  (tones[severity] ?? tones.warning!).forEach((pitch, index) => tone(audio!, pitch, audio!.currentTime + index * 0.22));
  return true;
}

function tone(context: AudioContext, pitch: number, at: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = pitch;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.18);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.2);
}
