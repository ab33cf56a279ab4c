import { refused } from './http';

/** Sends a file and tells how much of it is on its way, from 0 to 1. `fetch` cannot tell. */
export function upload<R>(path: string, file: Blob, type: string, onProgress: (share: number) => void): Promise<R> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('content-type', type);
    request.setRequestHeader('x-requested-with', 'fetch');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => fail(new Error(request.statusText || 'network'));
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        done(body as R);
      } else {
        fail(refused(request.status, body as Record<string, unknown>, request.statusText));
      }
    };
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
