add_library(orrery_warnings INTERFACE)
add_library(orrery::warnings ALIAS orrery_warnings)
target_compile_options(orrery_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
if(ORRERY_WERROR)
  target_compile_options(orrery_warnings INTERFACE -Werror)
endif()

# One static library of one layer, e.g. orrery_layer(media), with the alias orrery::media.
function(orrery_layer name)
  add_library(orrery_${name} STATIC)
  add_library(orrery::${name} ALIAS orrery_${name})
  target_include_directories(orrery_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(orrery_${name} PRIVATE orrery::warnings)
endfunction()
