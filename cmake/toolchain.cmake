# The compiler, its warnings, ccache and a fast linker.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(FULGURITE_CCACHE ccache)
if(FULGURITE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${FULGURITE_CCACHE})
endif()
find_program(FULGURITE_MOLD mold)
if(FULGURITE_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

add_library(fulgurite_options INTERFACE)
target_include_directories(fulgurite_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(fulgurite_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
    -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Wduplicated-cond -Wlogical-op -Wimplicit-fallthrough
    -Wswitch-enum -Wformat=2 -Wextra-semi -fpch-preprocess)
if(FULGURITE_WERROR)
    target_compile_options(fulgurite_options INTERFACE -Werror)
endif()
