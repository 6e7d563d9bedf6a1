import drawing from './street.svg'

/** The street of the attract screen and the first visit; decoration. It follows the light or dark of the device by itself. */
export function Street() {
  return <img className="street" src={drawing} alt="" width="1080" height="564" />
}
