// https://learn.microsoft.com/graph/api/profilephoto-get
import type { HttpHandler } from 'msw'
import { GraphError } from '../graph-error.ts'
import { graphCall, requireDirectoryReader, targetOf } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import type { Photo } from '../photos.ts'
import type { State } from '../state.ts'

/** HD sizes; of those there are the ones that are not larger than the picture. */
const sizes = [48, 64, 96, 120, 240, 360, 432, 504, 648]

export function photoHandlers(state: State): HttpHandler[] {
  const user = '/users/{user-id}'
  return [
    graphCall(state, 'get', '/me/photo', (call) => showMetadata(call, photoOf(call))),
    graphCall(state, 'get', '/me/photo/$value', (call) => showPicture(photoOf(call))),
    graphCall(state, 'get', `${user}/photo`, (call) => showMetadata(call, photoOf(call))),
    graphCall(state, 'get', `${user}/photo/$value`, (call) => showPicture(photoOf(call))),
    graphCall(state, 'get', `${user}/photos`, (call) => {
      const photo = photoOf(call)
      const value = sizesOf(photo).map((side) => described(photo, side))
      return { body: { '@odata.context': contextOf(call, 'photos'), value } }
    }),
    graphCall(state, 'get', `${user}/photos/{profilePhoto-id}`, (call) => {
      const side = chosenSize(call)
      return showMetadata(call, photoOf(call, side), side)
    }),
    graphCall(state, 'get', `${user}/photos/{profilePhoto-id}/$value`, (call) =>
      showPicture(photoOf(call, chosenSize(call))),
    ),
  ]
}

/** The picture, unless it is smaller than what is asked for. */
function photoOf(call: Call, side = 0): Photo | null {
  const { photo, user } = targetOf(call)
  if (user.id !== call.caller.id) requireDirectoryReader(call)
  return photo && photo.side >= side ? photo : null
}

function sizesOf(photo: Photo | null): number[] {
  return photo ? sizes.filter((side) => side <= photo.side) : []
}

function chosenSize(call: Call): number {
  const [side] = (call.params.profilePhoto ?? '').toLowerCase().split('x')
  const found = sizes.find((one) => String(one) === side)
  if (!found) throw noPhoto()
  return found
}

/** Of a picture that there is not, the metadata is that of a dot. */
function showMetadata(call: Call, photo: Photo | null, side?: number): Answer {
  return { body: { '@odata.context': contextOf(call, 'photo/$entity'), ...described(photo, side) } }
}

function described(photo: Photo | null, side = photo?.side ?? 1) {
  return {
    '@odata.mediaContentType': photo ? 'image/jpeg' : 'image/gif',
    '@odata.mediaEtag': photo?.etag ?? '',
    id: `${side}x${side}`,
    width: side,
    height: side,
  }
}

function showPicture(photo: Photo | null): Answer {
  if (!photo) throw noPhoto()
  return { headers: { 'Content-Type': 'image/jpeg', ETag: photo.etag }, body: photo.bytes }
}

function noPhoto(): GraphError {
  return new GraphError(404, 'ImageNotFound', 'The photo was not found.')
}

function contextOf(call: Call, path: string): string {
  return `https://graph.microsoft.com/v1.0/$metadata#users('${targetOf(call).user.id}')/${path}`
}
