// Force-included when better-sqlite3 is compiled for Node-API 8: its one use of Node-API 10 is a persistent
// reference to a string, which an older Node-API can hold only inside an object.
#pragma once
#undef NAPI_VERSION
#define NAPI_VERSION 8
#include <napi.h>

namespace Napi {

template <>
class Reference<String> {
 public:
  Reference() = default;
  Reference(Reference<String>&&) = default;
  Reference<String>& operator=(Reference<String>&&) = default;

  static Reference<String> New(const String& value, uint32_t = 1) {
    Object box = Object::New(value.Env());
    box.Set("value", value);
    Reference<String> reference;
    reference.box_ = Persistent(box);
    return reference;
  }

  String Value() const { return box_.Value().Get("value").As<String>(); }
  void SuppressDestruct() { box_.SuppressDestruct(); }

 private:
  ObjectReference box_;
};

}  // namespace Napi
